using System.Globalization;
using System.Net;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Exchange;

/// <summary>Everything that is known about a failed request. Holds no key, no secret, no signature and no query string.</summary>
public sealed record BinanceError
{
    /// <summary>Who said no.</summary>
    public required BinanceErrorKind Kind { get; init; }

    /// <summary>The family of the request; error codes are only meaningful together with it.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>The HTTP method of the request.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The host that was really asked.</summary>
    public required string Host { get; init; }

    /// <summary>The request path, without query.</summary>
    public required string Path { get; init; }

    /// <summary>The exchange's error code, when the body carried one.</summary>
    public int? Code { get; init; }

    /// <summary>The exchange's own message, or what happened when there is none. Scrubbed of key material.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status, when an answer arrived.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The content type of the answer.</summary>
    public string? ContentType { get; init; }

    /// <summary>The beginning of a body that is not an API answer, scrubbed, at most 200 characters.</summary>
    public string? Excerpt { get; init; }

    /// <summary>How long the exchange asks to wait (the <c>Retry-After</c> header).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When a ban ends, in UTC.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    /// <summary>The caller's address as the exchange saw it, when the message names it. It is no proof that the address
    /// is the problem.</summary>
    public IPAddress? RequestAddress { get; init; }

    /// <summary>Whether the request may have been carried out although no answer says so. True for writes whose answer
    /// was lost; they are never repeated automatically.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The catalogue's entry for family, code and message; <see langword="null"/> when it has none.</summary>
    public ErrorCatalogueEntry? Entry { get; init; }

    /// <summary>A stable identifier: <c>BinanceApi.-2015</c> for an API error, otherwise <c>Binance</c> and the kind.</summary>
    public string ErrorId => Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"BinanceApi.{code}") : $"Binance{Kind}";

    /// <summary>What to do, in one or two sentences.</summary>
    public string Remedy
    {
        get
        {
            // The catalogue cannot know when a ban ends.
            var advice = Kind == BinanceErrorKind.Banned || Entry is null ? BinanceErrorAdvice.For(this) : Entry.Remedy;
            return OutcomeUnknown
                ? $"The request may have been carried out: look before you repeat it. {advice}"
                : advice;
        }
    }
}
