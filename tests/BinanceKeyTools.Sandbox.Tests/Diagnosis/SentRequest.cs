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

    /// <summary>The signature as text.</summary>
    public string? Signature => Array.Find(Parameters, IsSignature) is { } parameter ? Uri.UnescapeDataString(parameter[Mark.Length..]) : null;

    /// <summary>What a right signature covers: everything else.</summary>
    public string Payload => string.Join('&', Parameters.Where(parameter => !IsSignature(parameter)));

    private static string Mark => "signature=";

    private string[] Parameters => Query.Split('&');

    private static bool IsSignature(string parameter) => parameter.StartsWith(Mark, StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Host}{Path} {Status}";
}
