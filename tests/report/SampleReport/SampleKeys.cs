using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace SampleReport;

/// <summary>The keys of the sample pages.</summary>
internal static class SampleKeys
{
    private const KeyPermission Read = KeyPermission.Reading;
    private const KeyPermission Spot = Read | KeyPermission.SpotAndMarginTrading;

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 6, 12, 0, TimeSpan.Zero);

    /// <summary>Thirty keys, some with names that a page must not take for markup.</summary>
    public static IReadOnlyList<AuditedKey> All { get; } =
    [
        Key("treasury-cold", "TreasuryVault", "treasury@example.org", "Treasury", "Mara Lind", KeyAlgorithm.Ed25519, 212, true, Read | KeyPermission.Withdrawals),
        Key("treasury-legacy", "TreasuryVault", "treasury@example.org", "Treasury", null, KeyAlgorithm.Hmac, 1423, false, Spot | KeyPermission.Withdrawals | KeyPermission.UniversalTransfer),
        Key("market-maker-btc", "TradingVault", "desk-1@example.org", "SpotTrading", "Desk 1", KeyAlgorithm.Ed25519, 41, true, Spot),
        Key("market-maker-eth", "TradingVault", "desk-1@example.org", "SpotTrading", "Desk 1", KeyAlgorithm.Ed25519, 41, true, Spot),
        Key("arbitrage-a", "TradingVault", "desk-2@example.org", "SpotTrading", "Desk 2", KeyAlgorithm.Rsa, 97, false, Spot | KeyPermission.Margin, expires: 12),
        Key("arbitrage-b", "TradingVault", "desk-2@example.org", "SpotTrading", "Desk 2", KeyAlgorithm.Rsa, 97, true, Spot),
        Key("futures-hedge", "TradingVault", "desk-3@example.org", "FuturesTrading", "Desk 3", KeyAlgorithm.Ed25519, 18, true, Read | KeyPermission.Futures),
        Key("options-desk", "TradingVault", "desk-3@example.org", "FuturesTrading", "Desk 3", KeyAlgorithm.Ed25519, 18, true, Read | KeyPermission.VanillaOptions),
        Key("fix-gateway", "TradingVault", "desk-1@example.org", "SpotTrading", "Desk 1", KeyAlgorithm.Ed25519, 155, true, Spot | KeyPermission.FixApiTrade | KeyPermission.FixReadOnly),
        Key("grid-bot", "BotVault", "bots@example.org", "SpotTrading", "Jo Tan", KeyAlgorithm.Hmac, 388, false, Spot, expires: -3),
        Key("dca-bot", "BotVault", "bots@example.org", "SpotTrading", "Jo Tan", KeyAlgorithm.Hmac, 402, false, Spot, expires: 45),
        Key("rebalancer", "BotVault", "bots@example.org", "SpotTrading", "Jo Tan", KeyAlgorithm.Ed25519, 64, true, Spot | KeyPermission.InternalTransfer),
        Key("price-watch", "BotVault", "bots@example.org", "ReadOnly", "Jo Tan", KeyAlgorithm.Hmac, 731, false, Read),
        Key("tax-2025", "FinanceVault", "treasury@example.org", "TaxReporting", "Finance", KeyAlgorithm.Hmac, 290, false, Read),
        Key("tax-2026", "FinanceVault", "treasury@example.org", "TaxReporting", "Finance", KeyAlgorithm.Ed25519, 29, true, Read),
        Key("bookkeeping", "FinanceVault", "treasury@example.org", "ReadOnly", "Finance", KeyAlgorithm.Ed25519, 133, true, Read),
        Key("auditor-read", "FinanceVault", "treasury@example.org", "ReadOnly", "Finance", KeyAlgorithm.Ed25519, 7, true, Read),
        Key("portfolio-margin", "TradingVault", "desk-4@example.org", "MarginTrading", "Desk 4", KeyAlgorithm.Rsa, 176, true, Spot | KeyPermission.Margin | KeyPermission.PortfolioMarginTrading),
        Key("sub-account-7", "TradingVault", "sub-7@example.org", "SpotTrading", "Desk 4", KeyAlgorithm.Ed25519, null, true, Spot),
        Key("office-dashboard", "OfficeVault", "desk-1@example.org", "ReadOnly", null, KeyAlgorithm.Hmac, 512, false, Read, host: "office-pc-14"),
        Key("branch-singapore", "BranchVault", "sg@example.org", "SpotTrading", "Wei Ling", KeyAlgorithm.Ed25519, 88, null, KeyPermission.None, host: "sg-audit-01", label: "refused"),
        Key("branch-zurich", "BranchVault", "zh@example.org", "SpotTrading", "Urs Frei", KeyAlgorithm.Ed25519, 88, null, KeyPermission.None, host: "zh-audit-01", label: "silent"),
        Key("retired-2023", "ArchiveVault", null, "ReadOnly", null, KeyAlgorithm.Hmac, null, null, KeyPermission.None, label: "refused"),
        Key("testnet-ci", "CiVault", null, "SpotTrading", "Build", KeyAlgorithm.Ed25519, 15, true, Spot, environment: BinanceEnvironment.SpotTestnet),
        Key("<script>alert('name')</script>", "\"><img src=x onerror=alert(1)>", "a&b <i>@example.org", "ReadOnly", "' onfocus='alert(2)", KeyAlgorithm.Ed25519, 22, true, Read),
        Key("</style></title><svg onload=alert(3)>", "BotVault", "{{7*7}} ${7*7}", "ReadOnly", "javascript:alert(4)", KeyAlgorithm.Ed25519, 23, false, Spot),
        Key("gnp.\u202Eexe.yek\u2028\u0000\u200B", "BotVault", null, "ReadOnly", "\uD800 alone", KeyAlgorithm.Ed25519, 24, true, Read),
        Key("מפתח-מסחר", "כספת", "עברית@example.org", "SpotTrading", "شركة المثال", KeyAlgorithm.Ed25519, 120, true, Spot),
        Key("取引キー🔑", "日本語の保管庫", "東京@example.org", "SpotTrading", "山田", KeyAlgorithm.Ed25519, 60, true, Spot),
        Key("a-very-long-name-without-any-space-that-somebody-made-from-host-service-environment-and-date-20260401", "BotVault", null, "ReadOnly", "Jo Tan", KeyAlgorithm.Rsa, 3, true, Read),
    ];

    /// <summary>The same fleet as it was a week ago.</summary>
    public static IReadOnlyList<AuditedKey> LastWeek { get; } =
    [
        .. All.Where(key => key.Account != "{{7*7}} ${7*7}").Select(key => key.Name switch
        {
            "treasury-legacy" => key with { Permission = Spot | KeyPermission.UniversalTransfer },
            "arbitrage-a" => key with { IPRestricted = true },
            "rebalancer" => key with { Permission = Spot | KeyPermission.InternalTransfer | KeyPermission.UniversalTransfer },
            "branch-singapore" or "branch-zurich" => key with { Permission = Spot, UnknownPermission = KeyPermission.None, IPRestricted = true, ObservedAt = Now.AddDays(-7) },
            "tax-2026" => key with { Fingerprint = "c0ffee15600d", ApiKey = "Ab3d…x9Qw" },
            _ => key,
        }),
        Key("interns-2024", "BotVault", "bots@example.org", "ReadOnly", null, KeyAlgorithm.Hmac, 650, false, Read),
    ];

    /// <summary>A key of a big fleet; every third is as bad as the policy's list is long.</summary>
    public static AuditedKey OfFleet(int number)
    {
        var text = number.ToString("D5", CultureInfo.InvariantCulture);
        return number % 3 == 0
            ? Key($"bot-{text}", $"Vault-{number % 20}", $"account-{number % 400}@example.org", "SpotTrading", null, KeyAlgorithm.Hmac, 30 + (number % 900), false, Spot | KeyPermission.Margin | KeyPermission.UniversalTransfer)
            : Key($"bot-{text}", $"Vault-{number % 20}", $"account-{number % 400}@example.org", "SpotTrading", "Desk", KeyAlgorithm.Ed25519, number % 365, true, Spot);
    }

    private static AuditedKey Key(
        string name,
        string vault,
        string? account,
        string purpose,
        string? owner,
        KeyAlgorithm algorithm,
        int? ageInDays,
        bool? restricted,
        KeyPermission permission,
        int? expires = null,
        string host = "audit-01",
        string? label = null,
        BinanceEnvironment environment = BinanceEnvironment.Live)
    {
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{vault}/{name}"))).ToLowerInvariant()[..12];
        return new AuditedKey
        {
            Name = name,
            Vault = vault,
            Account = account,
            Purpose = purpose,
            Owner = owner,
            Algorithm = algorithm,
            CreatedAt = ageInDays is { } days ? Now.AddDays(-days) : null,
            TradingExpiresAt = expires is { } left ? Now.AddDays(left) : null,
            IPRestricted = restricted,
            Permission = permission,
            UnknownPermission = restricted is null ? PermissionField.Every : KeyPermission.None,
            Host = host,
            Label = label,
            Environment = environment,
            Fingerprint = fingerprint,
            ApiKey = $"{fingerprint[..4]}…{fingerprint[^4..]}",
            ObservedAt = Now,
        };
    }
}
