using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What must be said about a row.</summary>
internal sealed record ExpectedDiagnosis
{
    public required string Cause { get; init; }

    public required CauseClass Class { get; init; }

    public required DiagnosisConfidence Confidence { get; init; }

    /// <summary>The probe that decides; <see langword="null"/> where nothing does.</summary>
    public string? Probe { get; init; }

    /// <summary>Causes that must be named as other explanations. More may be.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Causes that must be found beside the verdict, and no others.</summary>
    public IReadOnlyList<string> AlsoFound { get; init; } = [];

    /// <summary>Words that must stand among what is out of the question.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Words that must stand in the verdict or its explanation: what the culprit is called.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>The most requests.</summary>
    public int MaximumRequests { get; init; } = Diagnostician.MaxRequests;
}
