using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>
/// Reads what a program logged about a failed request: JSON bodies, exceptions of the usual clients, curl's trace, web pages of
/// firewalls, network failures. Whatever it does not find stays unset. The text itself is not kept.
/// </summary>
public static partial class ErrorReportReader
{
    /// <summary>Reads a text of any length; of more than 256 Ki characters, the beginning. Never throws because of what it reads.</summary>
    /// <param name="text">What was logged: a line, a stack trace, a page, a URL, or only a code.</param>
    public static ErrorReport Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return ReadPrepared(LogText.Prepare(text));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text on which a pattern takes a second tells nothing that a person could read either.
            return new ErrorReport();
        }
    }

    /// <summary>The same account of an error of this module.</summary>
    /// <param name="error">The error.</param>
    public static ErrorReport From(BinanceError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ErrorReport
        {
            Code = error.Code,
            Message = error.Message,
            Kind = error.Kind,
            Status = error.Status,
            Family = error.Family,
            Method = error.Method,
            Host = error.Host,
            Path = error.Path,
            RequestAddress = error.RequestAddress,
            BannedUntil = error.BannedUntil,
            RetryAfter = error.RetryAfter,
            Environment = HostDirectory.EnvironmentOf(error.Host),
        };
    }

    private static ErrorReport ReadPrepared(string text)
    {
        var refusal = LoggedRefusal.Find(text);
        var request = LoggedRequest.Read(text, refusal?.Position ?? -1);
        var status = LoggedOutcome.StatusOf(text);
        var banEnd = LoggedOutcome.BanEndOf(text);
        var client = ClientOf(text);

        // 451 carries code 0, which is no error number.
        var code = refusal?.Code is 0 ? null : refusal?.Code;
        return new ErrorReport
        {
            Code = code,
            Message = refusal is { Message.Length: > 0 } ? LogText.Show(refusal.Message, refusal.IsMessageCut) : null,
            Kind = LoggedOutcome.KindOf(text, code, status, banEnd is not null),
            Status = status,
            Family = FamilyOf(request) ?? client.Family,
            Method = request.Method is { } method ? HttpMethod.Parse(method) : null,
            Scheme = request.Scheme,
            Host = request.Host is { } host ? KeyLikeText.Hide(host) : null,
            Path = request.Path is { } path ? KeyLikeText.Hide(path) : null,
            RequestAddress = LoggedOutcome.RequestAddressOf(text),
            BannedUntil = banEnd,
            RetryAfter = LoggedOutcome.RetryAfterOf(text),
            Environment = HostDirectory.EnvironmentOf(request.Host) ?? (request.Host is null ? client.Environment : null),
            HasJsonBody = request.HasJsonBody,
            SentQuery = request.Query,
            SentBody = request.Body,
        };
    }

    // Paths of Binance TR are of no family, and its numbers mean other things.
    private static ApiFamily? FamilyOf(LoggedRequest request) =>
        HostDirectory.IsTurkey(request.Host) ? null
        : ApiPath.TryGetFamily(request.Path, out var family) ? family
        : HostDirectory.FamilyOf(request.Host);

    // ccxt begins its messages with the name of the exchange's class: binanceusdm {"code":…}
    private static (ApiFamily? Family, BinanceEnvironment? Environment) ClientOf(string text) =>
        Client().Match(text).Groups["client"].Value switch
        {
            "binanceusdm" => (ApiFamily.UsdMargined, null),
            "binancecoinm" => (ApiFamily.CoinMargined, null),
            "binanceus" => (null, BinanceEnvironment.Us),
            _ => (null, null),
        };

    [GeneratedRegex("\\b(?<client>binanceusdm|binancecoinm|binanceus)\\s(\\{|\\d{3}\\s|GET|POST|PUT|DELETE)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Client();
}
