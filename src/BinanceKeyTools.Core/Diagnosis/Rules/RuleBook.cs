using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The rules.</summary>
internal static class RuleBook
{
    private static readonly DiagnosticRule[] Faults =
    [
        new KeyTextRule(ApiKeyFindingKind.Empty, "KeyEmpty"),
        new KeyTextRule(ApiKeyFindingKind.Placeholder, "KeyIsPlaceholder"),
        new KeyTextRule(ApiKeyFindingKind.PrivateKeyPem, "KeyIsPem"),
        new KeyTextRule(ApiKeyFindingKind.ByteOrderMark, "KeyHasByteOrderMark"),
        new KeyTextRule(ApiKeyFindingKind.ZeroWidth, "KeyHasInvisibleCharacter"),
        new KeyTextRule(ApiKeyFindingKind.Quotes, "KeyHasQuotes"),
        new KeyTextRule(ApiKeyFindingKind.Whitespace, "KeyHasWhitespace"),
        new KeyTextRule(ApiKeyFindingKind.InvalidCharacter, "KeyHasInvalidCharacter"),
        new KeyTextRule(ApiKeyFindingKind.UnusualLength, "KeyTruncated"),
        new SameTextRule(),
        new SwappedPairRule(),

        new SecretUnusableRule(),
        new SecretWrongRule(),
        new AlgorithmWrongRule(),

        new KeyUnknownRule(),
        new EnvironmentRule(),

        new IPv6Rule(),
        new EgressChangesRule(),
        new ProxyRule(),
        new AddressRule(),

        new ReadingOffRule(),
        new PermissionOffRule(KeyPermission.SpotAndMarginTrading, "SpotTradingOff"),
        new PermissionOffRule(KeyPermission.Margin, "MarginOff", file => file.AccountHasMargin),
        new PermissionOffRule(KeyPermission.Futures, "FuturesOff", file => file.AccountHasFutures),
        new PermissionOffRule(KeyPermission.VanillaOptions, "OptionsOff", file => file.AccountHasOptions),
        new PermissionOffRule(KeyPermission.PortfolioMarginTrading, "PortfolioMarginOff", file => file.AccountHasPortfolioMargin),
        new PermissionOffRule(KeyPermission.UniversalTransfer, "UniversalTransferOff"),
        new PermissionOffRule(KeyPermission.InternalTransfer, "InternalTransferOff"),
        new PermissionOffRule(KeyPermission.Withdrawals, "WithdrawalsOff"),
        new OlderKeyRule(),
        new SymbolWhitelistRule(),
        new TradingExpiredRule(),
        new ReadOnlyHmacRule(),

        new ProductNotOpenedRule("FuturesNotOpened", KeyPermission.Futures, file => file.AccountHasFutures),
        new DocumentedCodeRule("FuturesNotOpened", "ground", (ApiFamily.UsdMargined, -4109), (ApiFamily.Sapi, -5011)),
        new ProductNotOpenedRule("OptionsNotOpened", KeyPermission.VanillaOptions, file => file.AccountHasOptions),
        new DocumentedCodeRule("OptionsNotOpened", "ground", (ApiFamily.Options, -5002)),
        new ProductNotOpenedRule("MarginNotOpened", KeyPermission.Margin, file => file.AccountHasMargin),
        new DocumentedCodeRule("MarginNotOpened", "ground", (ApiFamily.Sapi, -3003)),
        new PortfolioMarginActiveRule(),
        new ProductNotOpenedRule("PortfolioMarginNotActive", KeyPermission.PortfolioMarginTrading, file => file.AccountHasPortfolioMargin),
        new DocumentedCodeRule("PortfolioMarginNotActive", "ground", (ApiFamily.Sapi, -21001)),
        new DocumentedCodeRule("SubAccountLimit", "detail", (ApiFamily.Sapi, -4006), (ApiFamily.Sapi, -5021)),
        new DocumentedCodeRule("KeysLocked", placeholder: null, (ApiFamily.UsdMargined, -2017)),
        new TradingLockedRule(),
        new AccountLimitRule(),

        new ClockAheadRule(),
        new ClockBehindRule(),
        new RecvWindowRule(),
        new SentRequestRule("TimestampUnitWrong", SentRequestFaultKind.TimestampUnit),

        new SentRequestRule("SignedTextUnencoded", SentRequestFaultKind.UnencodedCharacters, SentRequestFaultKind.SignatureNotEncoded),
        new SentRequestRule("SignatureNotLast", SentRequestFaultKind.SignatureNotLast),
        new SentRequestRule("ParametersMisplaced", SentRequestFaultKind.ParametersMisplaced),
        new SentRequestRule("OtherBytesSigned", SentRequestFaultKind.OtherBytesSigned),
        new SentRequestRule("RequestUnsigned", SentRequestFaultKind.SignatureMissing, SentRequestFaultKind.TimestampMissing),
        new UnsignedRule(),
        new ForeignSignatureRule("OtherBytesSigned", isLeading: true),
        new ForeignSignatureRule("SignedTextUnencoded", isLeading: false),

        new RateLimitedRule(),
        new BannedRule(),

        new UnresolvedNameRule(),
        new FailureKindRule(BinanceErrorKind.NameResolution, "NameNotResolved"),
        new FailureKindRule(BinanceErrorKind.Tls, "TlsFailed"),
        new FailureKindRule(BinanceErrorKind.Connection, "ConnectionFailed"),
        new FailureKindRule(BinanceErrorKind.ResponseTruncated, "ConnectionFailed"),
        new FailureKindRule(BinanceErrorKind.Timeout, "TimedOut"),
        new FailureKindRule(BinanceErrorKind.Proxy, "ProxyFailed"),
        new FailureKindRule(BinanceErrorKind.Firewall, "FirewallBlocked"),
        new RestrictedLocationRule(),
        new DocumentedCodeRule("RestrictedLocation", "host", (ApiFamily.Options, -5009)),

        new WrongHostRule(),
        new WrongPathRule(),
        new OtherFamilyRule(),
        new PlainHttpRule(),

        new MaintenanceRule(),
        new DocumentedCodeRule("Maintenance", placeholder: null, (ApiFamily.Sapi, -10001)),
        new ExchangeFailingRule(),
    ];

    /// <summary>All rules. The order means nothing: what to mend first is a matter of the causes.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [.. Faults, new NothingWrongRule(Faults)];
}
