using System.Net;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Diagnosis.Rules.CaseAnswers;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>Makes a case of anything that probes can write, whether it fits together or not.</summary>
internal sealed class RandomCase(int seed)
{
    private static readonly int[] Codes =
        [-2015, -2015, -2014, -2008, -1022, -1021, -1002, -1003, -1011, -1099, -1102, -2010, -2017, -4088, -1013, -1001, -3003, -4006, -4109, -5028, -71012, 3701];

    private static readonly string[] Messages =
    [
        RejectedText, "Timestamp for this request was 1000ms ahead of the server's time.", "Symbol not whitelisted for API key.",
        "This action is disabled on this account.", "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.", "IP banned until 1760000000000. Wait.",
    ];

    private static readonly string[] Fields =
        ["ipRestrict", "enableReading", "enableSpotAndMarginTrading", "enableMargin", "enableFutures", "enableVanillaOptions", "enablePortfolioMarginTrading", "enableWithdrawals"];

    private static readonly string[] Hosts = ["api.binance.com", "fapi.binance.com", "testnet.binance.vision", "data-api.binance.vision", "www.binance.tr", "localhost", "example.com"];

    private static readonly string[] Paths = ["/api/v3/order", "/api/api/v3/order", "/fapi/v1/order", "/sapi/v1/x", "/v3/order"];

    private static readonly string[] Addresses = ["198.51.100.7", "203.0.113.9", "2001:db8::7"];

    private static readonly KeyPermission[] Rights =
        [KeyPermission.Reading, KeyPermission.SpotAndMarginTrading, KeyPermission.Margin, KeyPermission.Futures, KeyPermission.VanillaOptions, KeyPermission.PortfolioMarginTrading, KeyPermission.Withdrawals];

    private readonly Random _random = new(seed);

    public CaseFile Make(bool tellsFlags = true)
    {
        var file = new CaseFile
        {
            Key = Chance(70) ? Record(Chance(50) ? [Pick(Addresses)] : []) : null,
            Algorithm = Chance(70) ? Pick(Enum.GetValues<KeyAlgorithm>()) : null,
            RecordedAlgorithm = Chance(40) ? Pick(Enum.GetValues<KeyAlgorithm>()) : null,
            Environment = Pick(Enum.GetValues<BinanceEnvironment>()),
            Families = Chance(80) ? Enum.GetValues<ApiFamily>() : [ApiFamily.Spot],
            OpenedAt = Now,
            RecvWindow = Pick([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(50)]),
            Report = Chance(40) ? Report() : null,
            Target = Chance(60) ? new RequestTarget(Pick([HttpMethod.Get, HttpMethod.Post]), Pick(Paths), Pick(Enum.GetValues<ApiFamily>()), Pick(Rights)) : null,
            Proxies = Chance(20) ? ["http://proxy:8080"] : [],
            KeyFindings = Chance(15) ? [new ApiKeyFinding(Pick(Enum.GetValues<ApiKeyFindingKind>()), Chance(50), "The API key is odd. Store it again.")] : [],
            SecretDefect = Chance(5) ? new KeyMaterialException(Pick(Enum.GetValues<KeyMaterialError>()), "The secret is odd.", "Store it again.") : null,
            IsKeyTheSecret = Chance(3),
            SentRequestFaults = Chance(15) ? [new SentRequestFault(Pick(Enum.GetValues<SentRequestFaultKind>()), Chance(50), "The parameter is odd.")] : [],
            HostAddresses = Chance(10) ? [] : null,
            Ping = Answer(),
            Time = Answer(),
            Clock = Chance(60) ? Clock((_random.NextDouble() * 20) - 10, _random.NextDouble() * 3) : null,
            IsUnderMaintenance = Flag(),
            SignedRead = Answer(),
            WrongSignature = Chance(40) ? Refused(Pick([-1022, -2015, -2008])) : null,
            TargetRead = Answer(),
            TestOrder = Answer(),
            SwappedRead = Chance(10) ? Answer() : null,
            AccountInfo = Answer(),
            AccountHasFutures = Flag(),
            AccountHasOptions = Flag(),
            AccountHasMargin = Flag(),
            AccountHasPortfolioMargin = Flag(),
            AccountStatus = Chance(20) ? Pick(["Normal", "Locked"]) : null,
            IsTradingLocked = Flag(),
            PortfolioMarginRead = Answer(),
        };
        if (Chance(50))
        {
            file.RestrictionRead = Granted;
            file.Restriction = Restriction(tellsFlags ? Flags() : "{}");
        }

        for (var count = _random.Next(3); count > 0; count--)
        {
            file.SeenAddresses.Add(IPAddress.Parse(Pick(Addresses)));
            file.OtherEnvironments[Pick(Enum.GetValues<BinanceEnvironment>())] = Chance(20) ? Granted : Refused(-2008);
        }

        return file;
    }

    private ErrorReport Report() => new()
    {
        Code = Chance(70) ? Pick(Codes) : null,
        Message = Chance(70) ? Pick(Messages) : null,
        Kind = Chance(50) ? Pick(Enum.GetValues<BinanceErrorKind>()) : null,
        Family = Chance(60) ? Pick(Enum.GetValues<ApiFamily>()) : null,
        Status = Chance(50) ? Pick([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.UnavailableForLegalReasons, (HttpStatusCode)418]) : null,
        Scheme = Chance(30) ? Pick(["http", "https"]) : null,
        Host = Chance(60) ? Pick(Hosts) : null,
        Path = Chance(60) ? Pick(Paths) : null,
        Environment = Chance(30) ? Pick(Enum.GetValues<BinanceEnvironment>()) : null,
        RequestAddress = Chance(30) ? IPAddress.Parse(Pick(Addresses)) : null,
    };

    private ProbeAnswer? Answer() => _random.Next(10) switch
    {
        < 3 => null,
        < 6 => Granted,
        < 9 => Refused(Pick(Codes), Pick(Messages), Pick(Enum.GetValues<ApiFamily>()), Chance(50) ? IPAddress.Parse(Pick(Addresses)) : null),
        _ => Failed(Pick(Enum.GetValues<BinanceErrorKind>())),
    };

    private string Flags()
    {
        var flags = Fields.Where(_ => Chance(70)).Select(field => $"\"{field}\":{(Chance(50) ? "true" : "false")}").ToList();
        if (Chance(20))
        {
            flags.Add("\"tradingAuthorityExpirationTime\":1646085600000");
        }

        return $"{{{string.Join(',', flags)}}}";
    }

    private bool? Flag() => _random.Next(3) switch
    {
        0 => null,
        1 => true,
        _ => false,
    };

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
