namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What the way to the exchange does.</summary>
internal sealed record RowNetwork
{
    /// <summary>How every request fails; <see langword="null"/> when none does.</summary>
    public HttpRequestError? Failure { get; init; }

    /// <summary>Whether no request is ever answered.</summary>
    public bool Hangs { get; init; }

    /// <summary>What names resolve to.</summary>
    public IReadOnlyList<string> Resolves { get; init; } = ["192.0.2.80"];
}
