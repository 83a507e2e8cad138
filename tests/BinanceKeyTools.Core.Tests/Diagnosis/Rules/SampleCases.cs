using System.Net;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Diagnosis.Rules.CaseAnswers;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>Cases, each with the cause that is to be suspected, and how strongly.</summary>
internal static class SampleCases
{
    private const DiagnosisConfidence Certain = DiagnosisConfidence.Certain;
    private const DiagnosisConfidence Likely = DiagnosisConfidence.Likely;
    private const DiagnosisConfidence Possible = DiagnosisConfidence.Possible;

    /// <summary>A key that works and may read.</summary>
    public static CaseFile Healthy(RequestTarget? target = null, KeyAlgorithm algorithm = KeyAlgorithm.Ed25519, string rights = "\"enableReading\":true", bool list = true) => new()
    {
        Key = Record(),
        Algorithm = algorithm,
        Target = target,
        OpenedAt = Now,
        Ping = Granted,
        Time = Granted,
        Clock = Clock(0.01),
        SignedRead = Granted,
        RestrictionRead = Granted,
        Restriction = Restriction($"{{\"ipRestrict\":{(list ? "true" : "false")},{rights}}}"),
    };

    public static IEnumerable<SampleCase> All => [.. KeyTexts, .. Keys, .. Addresses, .. Permissions, .. Accounts, .. Requests, .. Ways];

    private static IEnumerable<SampleCase> KeyTexts =>
    [
        Text("KeyEmpty", ApiKeyFindingKind.Empty),
        Text("KeyIsPlaceholder", ApiKeyFindingKind.Placeholder),
        Text("KeyIsPem", ApiKeyFindingKind.PrivateKeyPem),
        Text("KeyHasByteOrderMark", ApiKeyFindingKind.ByteOrderMark),
        Text("KeyHasInvisibleCharacter", ApiKeyFindingKind.ZeroWidth),
        Text("KeyHasQuotes", ApiKeyFindingKind.Quotes),
        Text("KeyHasWhitespace", ApiKeyFindingKind.Whitespace),
        Text("KeyHasInvalidCharacter", ApiKeyFindingKind.InvalidCharacter),
        Text("KeyTruncated", ApiKeyFindingKind.UnusualLength),
        new("KeyTruncated", Likely, new() { KeyFindings = [new(ApiKeyFindingKind.UnusualLength, Blocks: false, "The API key has 62 characters. Copy it.")], SignedRead = Refused(-2008) }),
        new("KeyHasWhitespace", Possible, new() { Report = new() { Code = -2014, Family = ApiFamily.Spot } }),
        new("KeyIsSecret", Certain, new() { IsKeyTheSecret = true }),
        new("KeyAndSecretSwapped", Certain, new() { Algorithm = KeyAlgorithm.Hmac, SignedRead = Refused(-2008), SwappedRead = Granted }),
        new("KeyAndSecretSwapped", Possible, new() { Algorithm = KeyAlgorithm.Hmac, SignedRead = Refused(-2008) }),
    ];

    private static IEnumerable<SampleCase> Keys =>
    [
        new("SecretUnusable", Certain, new() { SecretDefect = new(KeyMaterialError.PublicKey, "This is the public key.", "Store the private key.") }),
        new("SecretWrong", Likely, new() { SignedRead = Refused(-1022), Algorithm = KeyAlgorithm.Hmac }),
        new("AlgorithmWrong", Likely, new() { SignedRead = Refused(-1022), Algorithm = KeyAlgorithm.Hmac, RecordedAlgorithm = KeyAlgorithm.Rsa }),
        new("KeyUnknown", Likely, new() { SignedRead = Refused(-2008) }),
        new("KeyUnknown", Possible, new() { SignedRead = Rejected, WrongSignature = Rejected }),
        new("KeyOfOtherEnvironment", Certain, new() { SignedRead = Refused(-2008), OtherEnvironments = { [BinanceEnvironment.SpotTestnet] = Granted } }),
        new("KeyOfOtherEnvironment", Possible, new() { SignedRead = Refused(-2008) }),
        new("KeyOfOtherEnvironment", Likely, new()
        {
            KeyFindings = [new(ApiKeyFindingKind.FuturesTestnetHex, Blocks: false, "The API key has 64 lowercase hexadecimal digits. Use FuturesTestnet.")],
            SignedRead = Refused(-2008),
        }),
        new("KeyOfOtherEnvironment", Likely, new() { Report = new() { Code = 3701, Host = "www.binance.tr" } }),
        new("KeyOfOtherEnvironment", Certain, new()
        {
            Key = Record(), SignedRead = Granted, Report = new() { Code = -2008, Environment = BinanceEnvironment.SpotTestnet, Host = "testnet.binance.vision" },
        }),
    ];

    private static IEnumerable<SampleCase> Addresses =>
    [
        new("AddressNotListed", Likely, new() { Key = Record("192.0.2.1"), SignedRead = Refused(-2015, address: Here) }),
        new("AddressNotListed", Likely, new() { SignedRead = Rejected, WrongSignature = Rejected, OtherEnvironments = { [BinanceEnvironment.SpotDemo] = Refused(-2008) } }),
        new("AddressNotListed", Possible, new() { SignedRead = Rejected, WrongSignature = Refused(-1022) }),
        new("AddressNotListed", Likely, new()
        {
            SignedRead = Granted, Restriction = Restriction("{\"ipRestrict\":true}"), SeenAddresses = { Here }, Report = new() { Code = -2015, RequestAddress = There },
        }),
        new("EgressIsIPv6", Likely, new() { SignedRead = Refused(-2015, address: IPAddress.Parse("2001:db8::7")) }),
        new("EgressChanges", Likely, new() { SignedRead = Rejected, SeenAddresses = { Here, There } }),
        new("ProxyInBetween", Likely, new() { Proxies = ["http://proxy:8080"], Key = Record("192.0.2.1"), SignedRead = Refused(-2015, address: Here) }),
        new("ProxyInBetween", Likely, new() { Ping = Failed(BinanceErrorKind.ResponseHtml, HttpStatusCode.OK) }),
    ];

    private static IEnumerable<SampleCase> Permissions =>
    [
        new("ReadingOff", Certain, new() { SignedRead = Rejected, TestOrder = Granted }),
        new("ReadingOff", Likely, new() { SignedRead = Rejected, WrongSignature = Refused(-1022) }),
        new("ReadingOff", Possible, new() { SignedRead = Rejected }),
        new("SpotTradingOff", Certain, Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":false")),
        new("SpotTradingOff", Likely, new() { Target = SpotOrder, SignedRead = Granted, TestOrder = Rejected }),
        Off("MarginOff", KeyPermission.Margin, "enableMargin"),
        Off("FuturesOff", KeyPermission.Futures, "enableFutures"),
        Off("OptionsOff", KeyPermission.VanillaOptions, "enableVanillaOptions"),
        Off("PortfolioMarginOff", KeyPermission.PortfolioMarginTrading, "enablePortfolioMarginTrading"),
        Off("UniversalTransferOff", KeyPermission.UniversalTransfer, "permitsUniversalTransfer"),
        Off("InternalTransferOff", KeyPermission.InternalTransfer, "enableInternalTransfer"),
        Off("WithdrawalsOff", KeyPermission.Withdrawals, "enableWithdrawals"),
        new("WithdrawalsOff", Likely, new()
        {
            Target = Read("/sapi/v1/capital/withdraw/apply", ApiFamily.Sapi, KeyPermission.Withdrawals), Report = new() { Code = -1002, Family = ApiFamily.Sapi },
        }),
        new("FuturesOff", Possible, new() { Report = new() { Code = -2015, Family = ApiFamily.UsdMargined } }),
        new("KeyOlderThanFuturesAccount", Possible, Healthy(FuturesOrder, rights: "\"enableFutures\":false")),
        new("SymbolNotWhitelisted", Certain, new() { Target = SpotOrder, SignedRead = Granted, TestOrder = Refused(-2010, "Symbol not whitelisted for API key.") }),
        new("TradingExpired", Certain, Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":false,\"tradingAuthorityExpirationTime\":1646085600000")),
        new("HmacWithoutIPListReadOnly", Likely, With(
            Healthy(SpotOrder, KeyAlgorithm.Hmac, "\"enableSpotAndMarginTrading\":true", list: false), file => file.TestOrder = Rejected)),
    ];

    private static IEnumerable<SampleCase> Accounts =>
    [
        NotOpened("FuturesNotOpened", FuturesOrder, "enableFutures", file => file.AccountHasFutures = false),
        NotOpened("OptionsNotOpened", Read("/eapi/v1/marginAccount", ApiFamily.Options, KeyPermission.VanillaOptions), "enableVanillaOptions", file => file.AccountHasOptions = false),
        NotOpened("MarginNotOpened", Read("/sapi/v1/margin/account", ApiFamily.Sapi, KeyPermission.Margin), "enableMargin", file => file.AccountHasMargin = false),
        NotOpened("PortfolioMarginNotActive", Read("/papi/v1/account", ApiFamily.PortfolioMargin, KeyPermission.PortfolioMarginTrading), "enablePortfolioMarginTrading", file => file.AccountHasPortfolioMargin = false),
        NotOpened("PortfolioMarginActive", FuturesOrder, "enableFutures", file => file.AccountHasPortfolioMargin = true),
        new("PortfolioMarginActive", Likely, new() { Target = FuturesOrder, SignedRead = Granted, TargetRead = Rejected, PortfolioMarginRead = Granted }),
        Reported("FuturesNotOpened", ApiFamily.UsdMargined, -4109),
        Reported("OptionsNotOpened", ApiFamily.Options, -5002),
        Reported("MarginNotOpened", ApiFamily.Sapi, -3003),
        Reported("PortfolioMarginNotActive", ApiFamily.Sapi, -21001),
        Reported("SubAccountLimit", ApiFamily.Sapi, -4006),
        Reported("KeysLocked", ApiFamily.UsdMargined, -2017),
        new("TradingLocked", Certain, With(Healthy(SpotOrder), file => file.IsTradingLocked = true)),
        new("AccountRestricted", Certain, With(Healthy(), file => file.AccountStatus = "Locked")),
        new("AccountRestricted", Likely, With(Healthy(SpotOrder), file => file.TestOrder = Refused(-2010, "This action is disabled on this account."))),
        new("AccountRestricted", Certain, With(Healthy(SpotOrder), file =>
        {
            file.TestOrder = Refused(-2010, "This action is disabled on this account.");
            file.IsTradingLocked = false;
        })),
    ];

    private static IEnumerable<SampleCase> Requests =>
    [
        new("ClockAhead", Certain, new() { Clock = Clock(-1.5) }),
        new("ClockAhead", Likely, new() { Report = new() { Code = -1021, Message = "Timestamp for this request was 1000ms ahead of the server's time." } }),
        new("ClockBehind", Certain, new() { Clock = Clock(9) }),
        new("ClockBehind", Likely, new() { Report = new() { Code = -1021, Message = "Timestamp for this request is outside of the recvWindow." } }),
        new("RecvWindowTooSmall", Certain, new() { Clock = Clock(0.3), RecvWindow = TimeSpan.FromMilliseconds(100) }),
        new("RecvWindowTooSmall", Likely, new() { Clock = Clock(0, 0.3), RecvWindow = TimeSpan.FromMilliseconds(200) }),
        Sent("RecvWindowTooSmall", SentRequestFaultKind.RecvWindowTooSmall, -1021),
        Sent("TimestampUnitWrong", SentRequestFaultKind.TimestampUnit, -1021),
        Sent("SignedTextUnencoded", SentRequestFaultKind.UnencodedCharacters, -1022),
        Sent("SignatureNotLast", SentRequestFaultKind.SignatureNotLast, -1022),
        Sent("ParametersMisplaced", SentRequestFaultKind.ParametersMisplaced, -1022),
        Sent("OtherBytesSigned", SentRequestFaultKind.OtherBytesSigned, -1022),
        Sent("RequestUnsigned", SentRequestFaultKind.SignatureMissing, -1102),
        new("RequestUnsigned", Likely, new() { Report = new() { Code = -1102, Message = "Mandatory parameter 'signature' was not sent, was empty/null, or malformed." } }),
        new("OtherBytesSigned", Likely, With(Healthy(), report: new() { Code = -1022 })),
        new("SignedTextUnencoded", Possible, new() { Report = new() { Code = -1022 } }),
        new("WrongHost", Certain, new() { Report = new() { Host = "data-api.binance.vision", Path = "/api/v3/account", Kind = BinanceErrorKind.PathNotFound } }),
        new("WrongPath", Certain, new() { Report = new() { Host = "api.binance.com", Path = "/api/api/v3/account", Kind = BinanceErrorKind.PathNotFound } }),
        new("PathOfOtherFamily", Certain, new() { Report = new() { Host = "api.binance.com", Path = "/fapi/v1/order", Kind = BinanceErrorKind.PathNotFound } }),
        new("PathOfOtherFamily", Certain, new() { Environment = BinanceEnvironment.SpotTestnet, Families = [ApiFamily.Spot], Target = FuturesOrder }),
        new("PlainHttp", Certain, new() { Report = new() { Scheme = "http", Host = "api.binance.com", Kind = BinanceErrorKind.Redirect } }),
    ];

    private static IEnumerable<SampleCase> Ways =>
    [
        new("RateLimited", Certain, new() { Ping = Granted, SignedRead = Failed(BinanceErrorKind.RateLimited, HttpStatusCode.TooManyRequests) }),
        new("Banned", Certain, new() { Ping = Failed(BinanceErrorKind.Banned, (HttpStatusCode)418) }),
        new("Banned", Certain, new() { Report = new() { Code = -1003, Message = "Way too many requests; IP banned until 1760000000000.", BannedUntil = Now } }),
        new("NameNotResolved", Certain, new() { HostAddresses = [] }),
        Way("NameNotResolved", BinanceErrorKind.NameResolution),
        Way("TlsFailed", BinanceErrorKind.Tls),
        Way("ConnectionFailed", BinanceErrorKind.Connection),
        Way("ConnectionFailed", BinanceErrorKind.ResponseTruncated),
        Way("TimedOut", BinanceErrorKind.Timeout),
        Way("ProxyFailed", BinanceErrorKind.Proxy),
        Way("FirewallBlocked", BinanceErrorKind.Firewall),
        new("TimedOut", Likely, new() { Report = new() { Kind = BinanceErrorKind.Timeout } }),
        new("RestrictedLocation", Certain, new() { Ping = Failed(BinanceErrorKind.RestrictedLocation, HttpStatusCode.UnavailableForLegalReasons) }),
        new("RestrictedLocation", Likely, new() { Ping = Failed(BinanceErrorKind.RestrictedLocation, HttpStatusCode.Forbidden) }),
        Reported("RestrictedLocation", ApiFamily.Options, -5009),
        new("Maintenance", Certain, new() { IsUnderMaintenance = true }),
        Reported("Maintenance", ApiFamily.Sapi, -10001),
        new("ExchangeFailing", Certain, new() { Ping = Failed(BinanceErrorKind.Server, HttpStatusCode.ServiceUnavailable) }),
        new("NothingWrong", Certain, Healthy()),
        new("NothingWrong", Certain, With(Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":true"), file => file.TestOrder = Granted)),
        new("NothingWrong", Likely, With(Healthy(), report: new() { Code = -2015 })),
    ];

    private static SampleCase Text(string causeId, ApiKeyFindingKind kind) =>
        new(causeId, Certain, new() { KeyFindings = [new(kind, Blocks: true, "The API key is not one. Store it again.")] });

    private static SampleCase Off(string causeId, KeyPermission permission, string field) => new(causeId, Certain, With(
        Healthy(Read("/x", ApiFamily.Sapi, permission), rights: $"\"{field}\":false"),
        file => file.AccountInfo = Granted));

    private static SampleCase NotOpened(string causeId, RequestTarget target, string field, Action<CaseFile> state) => new(causeId, Certain, With(
        Healthy(target, rights: $"\"{field}\":false"),
        file =>
        {
            file.AccountInfo = Granted;
            state(file);
        }));

    private static SampleCase Reported(string causeId, ApiFamily family, int code) => new(causeId, Certain, new() { Report = new() { Code = code, Family = family, Message = "no" } });

    private static SampleCase Sent(string causeId, SentRequestFaultKind kind, int code) =>
        new(causeId, Likely, new() { Report = new() { Code = code, Message = "Mandatory parameter was not sent." }, SentRequestFaults = [new(kind, IsProven: false, "The request shows it.")] });

    private static SampleCase Way(string causeId, BinanceErrorKind kind) => new(causeId, Certain, new() { Ping = Failed(kind) });

    private static CaseFile With(CaseFile file, Action<CaseFile> change)
    {
        change(file);
        return file;
    }

    private static CaseFile With(CaseFile file, ErrorReport report) => new()
    {
        Key = file.Key,
        Algorithm = file.Algorithm,
        Target = file.Target,
        OpenedAt = file.OpenedAt,
        Ping = file.Ping,
        Time = file.Time,
        Clock = file.Clock,
        SignedRead = file.SignedRead,
        RestrictionRead = file.RestrictionRead,
        Restriction = file.Restriction,
        Report = report,
    };
}
