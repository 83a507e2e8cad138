using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Exchange;

/// <summary>Decides whether an answer is an error, and whose.</summary>
internal static partial class ResponseJudge
{
    // The shortest ban is two minutes (Binance documentation, "Limits"); assumed when a 418 does not say.
    private static readonly TimeSpan ShortestBan = TimeSpan.FromMinutes(2);

    /// <param name="call">The request.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="received">The body of the answer.</param>
    /// <param name="usage">The rate-limit headers of the answer.</param>
    /// <param name="now">The time by the server's clock.</param>
    public static BinanceError? FindError(Call call, HttpResponseMessage answer, ReceivedBody received, RateLimitUsage usage, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        var body = received.Bytes;
        var defect = received.Damage ?? ResponseBody.FindDefect(body);
        if (defect is null && MayBeError(status, body) && ResponseBody.TryReadError(body, out var code, out var message) && (status >= 300 || code < 0))
        {
            return FromApi(call, answer, code, message, usage, now);
        }

        if (status is >= 200 and < 300)
        {
            return defect is { } kind ? FromDefect(call, answer, kind, body) : null;
        }

        var refused = KindOf(status);
        if (refused == BinanceErrorKind.Firewall && body.AsSpan().IndexOf("block access from your country"u8) >= 0)
        {
            refused = BinanceErrorKind.RestrictedLocation;
        }

        var error = call.Fail(refused, Describe(refused)) with
        {
            Status = answer.StatusCode,
            ContentType = ContentTypeOf(call, answer),
            Excerpt = body.Length == 0 ? null : SecretScrubber.Excerpt(body, call),
            RetryAfter = usage.RetryAfter,
        };
        return error.Kind == BinanceErrorKind.Banned ? error with { BannedUntil = now + (usage.RetryAfter ?? ShortestBan) } : error;
    }

    private static BinanceError FromApi(
        Call call, HttpResponseMessage answer, int code, string message, RateLimitUsage usage, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        var kind = status switch
        {
            429 => BinanceErrorKind.RateLimited,
            418 => BinanceErrorKind.Banned,
            451 => BinanceErrorKind.RestrictedLocation,
            _ => BinanceErrorKind.Api,
        };
        var scrubbed = SecretScrubber.Scrub(message, call);
        return call.Fail(kind, scrubbed) with
        {
            // 451 carries code 0, which is no error number.
            Code = code == 0 ? null : code,
            Status = answer.StatusCode,
            ContentType = ContentTypeOf(call, answer),
            RetryAfter = usage.RetryAfter,
            BannedUntil = kind == BinanceErrorKind.Banned ? BanEnd(message) ?? now + (usage.RetryAfter ?? ShortestBan) : null,
            RequestAddress = RequestIP().Match(message) is { Success: true } match && IPAddress.TryParse(match.Groups[1].ValueSpan, out var address) ? address : null,
            Entry = ErrorCatalogue.Default.Find(call.Request.Family, code, message),

            // An answer with 408, 5xx or -1006/-1007 says that the exchange itself does not know (Binance documentation, "HTTP return codes").
            OutcomeUnknown = !call.Request.IsRead && (status is 408 or >= 500 || code is -1006 or -1007),
        };
    }

    private static BinanceError FromDefect(Call call, HttpResponseMessage answer, BinanceErrorKind kind, byte[] body) =>
        call.Fail(kind, kind switch
        {
            BinanceErrorKind.ResponseEmpty => "The answer is empty.",
            BinanceErrorKind.ResponseHtml => "A web page came instead of an API answer.",
            BinanceErrorKind.ResponseTruncated => "The answer stops in the middle.",
            BinanceErrorKind.ResponseTooLarge => "The answer is larger than the size limit.",
            _ => "The answer is not JSON.",
        }) with
        {
            Status = answer.StatusCode,
            ContentType = ContentTypeOf(call, answer),
            Excerpt = body.Length == 0 ? null : SecretScrubber.Excerpt(body, call),
        };

    // Spares answers without a code, which are nearly all of them and up to megabytes long, from being read once more.
    private static bool MayBeError(int status, ReadOnlySpan<byte> body) => status >= 300 || body.IndexOf("\"code\""u8) >= 0;

    private static string? ContentTypeOf(Call call, HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType is { } type ? SecretScrubber.Scrub(type.ToString(), call) : null;

    private static BinanceErrorKind KindOf(int status) => status switch
    {
        429 => BinanceErrorKind.RateLimited,
        418 => BinanceErrorKind.Banned,
        403 => BinanceErrorKind.Firewall,
        451 => BinanceErrorKind.RestrictedLocation,
        404 => BinanceErrorKind.PathNotFound,
        407 => BinanceErrorKind.Proxy,
        >= 300 and < 400 => BinanceErrorKind.Redirect,
        >= 500 => BinanceErrorKind.Server,
        _ => BinanceErrorKind.ResponseNotJson,
    };

    private static string Describe(BinanceErrorKind kind) => kind switch
    {
        BinanceErrorKind.RateLimited => "Too many requests.",
        BinanceErrorKind.Banned => "This address is banned.",
        BinanceErrorKind.Firewall => "Something in front of the API blocked the request.",
        BinanceErrorKind.RestrictedLocation => "The host does not serve this location.",
        BinanceErrorKind.PathNotFound => "The host does not serve this path.",
        BinanceErrorKind.Proxy => "The proxy refused the request.",
        BinanceErrorKind.Redirect => "The host redirects; redirects are not followed.",
        BinanceErrorKind.Server => "The server failed.",
        _ => "The request was refused without an API error.",
    };

    private static DateTimeOffset? BanEnd(string message) =>
        BannedUntil().Match(message) is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    [GeneratedRegex("banned until (\\d{13})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BannedUntil();

    [GeneratedRegex("request ip: ([0-9A-Fa-f:.]+[0-9A-Fa-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RequestIP();
}
