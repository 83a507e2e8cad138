using System.Net;
using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis;

/// <summary>What is wrong with a key, how that is known, and what to do. Holds no secret and no full API key.</summary>
public sealed class KeyDiagnosis
{
    /// <summary>The name of the key; <see langword="null"/> when there was only a text to go by.</summary>
    public string? Name { get; init; }

    /// <summary>The vault of the key.</summary>
    public string? Vault { get; init; }

    /// <summary>The masked API key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The fingerprint of the API key.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The environment that was asked.</summary>
    public BinanceEnvironment Environment { get; init; }

    /// <summary>The environment that does have the key; <see langword="null"/> when it was not found in another one.</summary>
    public BinanceEnvironment? FoundIn { get; init; }

    /// <summary>The verdict, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>How sure it is.</summary>
    public required DiagnosisConfidence Confidence { get; init; }

    /// <summary>The identifier of the cause, for example <c>AddressNotListed</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>Where the fault lies.</summary>
    public required CauseClass CauseClass { get; init; }

    /// <summary>What happens and how that is known, in two sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do, step by step.</summary>
    public IReadOnlyList<string> Fix { get; init; } = [];

    /// <summary>The name of the probe that decided.</summary>
    public string? DecidingProbe { get; init; }

    /// <summary>What was done and seen, in order.</summary>
    public IReadOnlyList<ProbeResult> Evidence { get; init; } = [];

    /// <summary>Other explanations of the same refusal, most likely first, each with the test that would separate it.</summary>
    public IReadOnlyList<DiagnosisAlternative> Alternative { get; init; } = [];

    /// <summary>What else is wrong, beside the verdict.</summary>
    public IReadOnlyList<DiagnosisAlternative> AlsoFound { get; init; } = [];

    /// <summary>Usual suspects that are out of the question, each with the reason.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>What was not tested, each with the reason.</summary>
    public IReadOnlyList<string> NotTested { get; init; } = [];

    /// <summary>The facts that the verdict rests on.</summary>
    public IReadOnlyList<DiagnosticFact> Fact { get; init; } = [];

    /// <summary>The hosts that were really asked.</summary>
    public IReadOnlyList<string> AskedHost { get; init; } = [];

    /// <summary>The addresses that the exchange saw the requests come from.</summary>
    public IReadOnlyList<IPAddress> SeenAddress { get; init; } = [];

    /// <summary>How many requests were sent, repetitions included.</summary>
    public int RequestCount { get; init; }

    /// <summary>The request that the key was judged by.</summary>
    public string? For { get; init; }

    /// <summary>The error that was reported.</summary>
    public string? ReportedError { get; init; }

    /// <summary>When the diagnosis was made, in UTC.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>The diagnosis as a letter: the verdict first, then what to do, then how it is known.</summary>
    /// <param name="width">The columns of a line, at least 40.</param>
    /// <param name="isColored">Whether ANSI colours mark what matters.</param>
    public string ToLetter(int width, bool isColored) => DiagnosisLetter.Write(this, width, isColored);

    /// <summary>Verdict and confidence.</summary>
    public override string ToString() => $"{Verdict} ({Confidence})";
}
