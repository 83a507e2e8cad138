using BinanceKeyTools.Diagnosis.Reports;

namespace BinanceKeyTools.Exchange.Errors;

/// <summary>What no error table of the exchange lists: refusals and failures without a code, and the numbers of Binance TR.</summary>
internal static class FailureExplanations
{
    private const string Documentation = "Binance spot documentation, \"HTTP return codes\" and \"Limits\"";
    private const string Observed = "observed in published reports; in no table of the exchange";
    private const string Network = "the network of the caller; the exchange did not answer";

    /// <summary>Who refused the request, and what to do.</summary>
    public static ErrorExplanation Of(BinanceErrorKind kind, ErrorReport report) => new()
    {
        Name = $"Binance{kind}",
        Meaning = MeaningOf(kind),
        Remedy = BinanceErrorAdvice.For(new BinanceError
        {
            Kind = kind,
            Family = report.Family ?? ApiFamily.Spot,
            Method = report.Method ?? HttpMethod.Get,
            Host = report.Host ?? "the host",
            Path = report.Path ?? "the path",
            Message = report.Message ?? "",
            BannedUntil = report.BannedUntil,
        }),
        Families = report.Family is { } family ? [family] : Array.Empty<ApiFamily>(),
        Source = SourceOf(kind),
        Documented = SourceOf(kind) == Documentation,
    };

    /// <summary>The numbers of Binance TR that are about keys. They are positive and come with HTTP 200.</summary>
    public static ErrorExplanation? OfTurkey(int code) => code switch
    {
        3700 => Turkish(code, "Binance TR: invalid API key", "Binance TR does not know the API key."),
        3701 => Turkish(code, "Binance TR: invalid API key, IP or permission", "Binance TR refuses the key: it is unknown, the caller's address is not on its list, or it lacks the permission."),
        _ => null,
    };

    private static ErrorExplanation Turkish(int code, string name, string meaning) => new()
    {
        Code = code,
        Name = name,
        Meaning = meaning,
        Causes = new[] { "A key of binance.com: the companies are separate, and so are their keys", "The caller's address is not on the key's list", "The permission is off" },
        Remedy = "Use a key that was made on Binance TR, and compare its IP list and permissions there. This module does not speak to Binance TR.",
        Source = Observed,
    };

    private static string SourceOf(BinanceErrorKind kind) => kind switch
    {
        BinanceErrorKind.RateLimited or BinanceErrorKind.Banned or BinanceErrorKind.Firewall or BinanceErrorKind.Server => Documentation,
        BinanceErrorKind.NameResolution or BinanceErrorKind.Connection or BinanceErrorKind.Tls or BinanceErrorKind.Proxy or BinanceErrorKind.Timeout => Network,
        _ => Observed,
    };

    private static string MeaningOf(BinanceErrorKind kind) => kind switch
    {
        BinanceErrorKind.RateLimited => "A limit of requests is used up for the moment. The key is not the cause: weights are counted by address or by account.",
        BinanceErrorKind.Banned => "The caller's address is banned for a time, because it went on after being told to wait. The key is not the cause.",
        BinanceErrorKind.Firewall => "A firewall in front of the API refused the request. The key was not looked at.",
        BinanceErrorKind.RestrictedLocation => "The host does not serve the caller's location, whatever the key.",
        BinanceErrorKind.PathNotFound => "The host does not serve the path.",
        BinanceErrorKind.Redirect => "Something answered with a redirect; the API never does.",
        BinanceErrorKind.Server => "The server failed without saying what about. Whether a write was carried out is unknown.",
        BinanceErrorKind.ResponseHtml => "A web page came where an answer of the API belongs.",
        BinanceErrorKind.ResponseEmpty => "The answer is empty.",
        BinanceErrorKind.ResponseTruncated => "The answer stops in the middle.",
        BinanceErrorKind.ResponseNotJson => "The answer is not one of the API.",
        BinanceErrorKind.ResponseTooLarge => "The answer is larger than the limit.",
        BinanceErrorKind.NameResolution => "The name of the host does not resolve, so nothing was sent.",
        BinanceErrorKind.Connection => "No connection came about, or it broke.",
        BinanceErrorKind.Tls => "No trusted TLS connection came about, so nothing was sent.",
        BinanceErrorKind.Proxy => "The proxy refused the request or failed.",
        BinanceErrorKind.Timeout => "No answer came in time. Whether a write was carried out is unknown.",
        _ => "The exchange refused the request.",
    };
}
