using System.Net;
using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>Answers, restrictions and requests to make cases of.</summary>
internal static class CaseAnswers
{
    public const string RejectedText = "Invalid API-key, IP, or permissions for action.";

    public static readonly DateTimeOffset Now = new(2026, 9, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly IPAddress Here = IPAddress.Parse("198.51.100.7");

    public static readonly IPAddress There = IPAddress.Parse("203.0.113.9");

    public static readonly RequestTarget SpotOrder = new(HttpMethod.Post, "/api/v3/order", ApiFamily.Spot, KeyPermission.SpotAndMarginTrading) { Symbol = "BTCUSDT" };

    public static readonly RequestTarget FuturesOrder = new(HttpMethod.Post, "/fapi/v1/order", ApiFamily.UsdMargined, KeyPermission.Futures);

    public static ProbeAnswer Granted => new("GET /api/v3/account", "api.binance.com", HttpStatusCode.OK, Error: null);

    public static ProbeAnswer Rejected => Refused(-2015, RejectedText);

    public static ProbeAnswer Refused(int code, string message = "refused", ApiFamily family = ApiFamily.Spot, IPAddress? address = null) =>
        Answer(BinanceErrorKind.Api, HttpStatusCode.Unauthorized, code, message, family, address);

    public static ProbeAnswer Failed(BinanceErrorKind kind, HttpStatusCode? status = null) => Answer(kind, status, code: null, "failed", ApiFamily.Spot, address: null);

    public static KeyRestriction Restriction(string json) => KeyRestriction.Parse(Encoding.UTF8.GetBytes(json), Record(), Now);

    public static RequestTarget Read(string path, ApiFamily family, KeyPermission permission) => new(HttpMethod.Get, path, family, permission);

    public static KeyRecord Record(params string[] allowed) => new() { Name = "bot", AllowedIP = allowed };

    public static ClockOffset Clock(double offsetSeconds, double uncertaintySeconds = 0.05) =>
        new(TimeSpan.FromSeconds(offsetSeconds), TimeSpan.FromSeconds(uncertaintySeconds), Now);

    private static ProbeAnswer Answer(BinanceErrorKind kind, HttpStatusCode? status, int? code, string message, ApiFamily family, IPAddress? address)
    {
        var error = new BinanceError
        {
            Kind = kind,
            Family = family,
            Method = HttpMethod.Get,
            Host = "api.binance.com",
            Path = "/api/v3/account",
            Code = code,
            Message = message,
            Status = status,
            RequestAddress = address,
        };
        return new ProbeAnswer("GET /api/v3/account", error.Host, status, error);
    }
}
