namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>A request that left the client.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The host that it was meant for.</param>
/// <param name="Path">The path without query.</param>
/// <param name="Query">The query without question mark, signature included.</param>
/// <param name="ApiKey">The key header.</param>
internal sealed record SentRequest(string Method, string Host, string Path, string Query, string? ApiKey)
{
    /// <summary>The status of the answer; <see langword="null"/> when none came.</summary>
    public int? Status { get; set; }

    /// <summary>The signature, as it was sent.</summary>
    public string? Signature => Query.LastIndexOf(Mark, StringComparison.Ordinal) is >= 0 and var start
        ? Uri.UnescapeDataString(Query[(start + Mark.Length)..])
        : null;

    /// <summary>What was signed, when the signature stands at the end.</summary>
    public string Payload => Query[..Math.Max(0, Query.LastIndexOf(Mark, StringComparison.Ordinal))];

    private static string Mark => "&signature=";

    public override string ToString() => $"{Method} {Host}{Path} {Status}";
}
