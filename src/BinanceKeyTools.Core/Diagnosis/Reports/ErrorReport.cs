using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>
/// What somebody tells about a request that failed: an error of this module, or a text from another program's log. Everything but
/// the text itself may be missing. The sent query and body may hold a signature and an API key, so they are not public.
/// </summary>
public sealed record ErrorReport
{
    /// <summary>The exchange's error code.</summary>
    public int? Code { get; init; }

    /// <summary>The exchange's message, scrubbed of key material.</summary>
    public string? Message { get; init; }

    /// <summary>Who said no, as far as it can be told.</summary>
    public BinanceErrorKind? Kind { get; init; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The family of the request: of its path, or of its host.</summary>
    public ApiFamily? Family { get; init; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The scheme of the request's address: https or http.</summary>
    public string? Scheme { get; init; }

    /// <summary>The host that was really asked.</summary>
    public string? Host { get; init; }

    /// <summary>The path without query.</summary>
    public string? Path { get; init; }

    /// <summary>The caller's address as the exchange saw it ("request ip: …").</summary>
    public IPAddress? RequestAddress { get; init; }

    /// <summary>When a ban ends, in UTC.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    /// <summary>How long the exchange asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The environment whose host was asked, when the host belongs to one.</summary>
    public BinanceEnvironment? Environment { get; init; }

    /// <summary>Whether the text tells that a JSON body was sent where parameters belong into the query or a form.</summary>
    public bool HasJsonBody { get; init; }

    /// <summary>The query string as the log has it, without the question mark. Not to be shown.</summary>
    internal string? SentQuery { get; init; }

    /// <summary>The form body as the log has it. Not to be shown.</summary>
    internal string? SentBody { get; init; }

    /// <summary>Code and message, or whatever else is known.</summary>
    public override string ToString() => (Code, Message, Status) switch
    {
        ({ } code, { } message, _) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code} {message}"),
        ({ } code, _, _) => code.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (_, { } message, _) => message,
        (_, _, { } status) => $"HTTP {(int)status}",
        _ => Kind?.ToString() ?? "",
    };
}
