using System.Net;
using System.Text.Json;

namespace BinanceKeyTools.Exchange;

/// <summary>An answer of the exchange with its headers. The body is valid JSON.</summary>
public sealed class BinanceResponse
{
    internal BinanceResponse(
        BinanceRequest request,
        string host,
        HttpStatusCode status,
        IReadOnlyDictionary<string, IReadOnlyList<string>> headers,
        RateLimitUsage usage,
        ReadOnlyMemory<byte> content)
    {
        Request = request;
        Host = host;
        Status = status;
        Headers = headers;
        Usage = usage;
        Content = content;
    }

    /// <summary>The request that was answered.</summary>
    public BinanceRequest Request { get; }

    /// <summary>The host that answered.</summary>
    public string Host { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>All headers of the answer; names are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>Rate-limit weights and counts that came with the answer.</summary>
    public RateLimitUsage Usage { get; }

    /// <summary>The body, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The clock offset that the timestamp was made with; <see langword="null"/> for unsigned requests.</summary>
    public ClockOffset? Clock { get; init; }

    /// <summary>The time from sending to the end of the body, of the last attempt.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Parses the body. The caller disposes the document.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Content);

    /// <summary>Status, method and path.</summary>
    public override string ToString() => $"HTTP {(int)Status} {Request}";
}
