namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>What a request would have put on the wire.</summary>
internal sealed record RecordedRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Address.AbsolutePath;

    /// <summary>The query as it stands in the request, without <c>?</c>.</summary>
    public string Query => Address.Query.TrimStart('?');

    public string? ApiKey => Headers.GetValueOrDefault("X-MBX-APIKEY");

    public override string ToString() => $"{Method} {Path}";
}
