using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace SampleReport;

/// <summary>A check as far as a sample page needs one: its words are those of the catalogue.</summary>
internal sealed record SampleCheck(string Id, Func<AuditedKey, SampleResult> Judge)
{
    private const KeyPermission Trading = KeyPermission.SpotAndMarginTrading | KeyPermission.Margin | KeyPermission.Futures
        | KeyPermission.VanillaOptions | KeyPermission.FixApiTrade;

    public CheckMetadata Metadata { get; } = CheckCatalogue.Find(Id)!.Metadata;

    public static IReadOnlyList<SampleCheck> All { get; } =
    [
        new("BKT1001", key => Asked(key, () => key.Permission.HasFlag(KeyPermission.Withdrawals)
            ? Fail("Withdrawals are on: whoever has the key can move the money out.", "enableWithdrawals: true") : Pass("Withdrawals are off."))),
        new("BKT1301", key => Asked(key, () => !key.Permission.HasFlag(KeyPermission.Withdrawals)
            ? new(FindingStatus.NotApplicable, FindingReason.ConditionAbsent, "The key cannot withdraw.")
            : key.IPRestricted == true ? Pass("Withdrawals only from listed addresses.") : Fail("The key can withdraw from every address.", "enableWithdrawals: true", "ipRestrict: false"))),
        new("BKT1303", key => Asked(key, () => key.IPRestricted == true ? Pass("Only listed addresses may use the key.")
            : (key.Permission & ~KeyPermission.Reading) == 0 ? Pass("The key only reads.")
            : Fail("The key may be used from every address and does more than read.", "ipRestrict: false"))),
        new("BKT1401", key => key.Algorithm == KeyAlgorithm.Hmac ? Fail("The key signs by HMAC-SHA256 with a shared secret.", "algorithm: Hmac") : Pass($"The key signs by {key.Algorithm}.")),
        Beyond("BKT1107", KeyPermission.UniversalTransfer),
        Beyond("BKT1102", KeyPermission.Margin),
        new("BKT1501", key => key.CreatedAt is not { } created ? new(FindingStatus.Unknown, FindingReason.NotRecorded, "Neither the exchange nor the vault tells when the key was made.")
            : (key.ObservedAt - created).TotalDays > 365 ? Fail($"The key is {(int)(key.ObservedAt - created).TotalDays} days old; the policy allows 365.", $"created: {created:yyyy-MM-dd}")
            : Pass($"The key is {(int)(key.ObservedAt - created).TotalDays} days old.")),
        new("BKT1504", key => Asked(key, () => key.TradingExpiresAt is not { } expiry || expiry < key.ObservedAt
            ? new(FindingStatus.NotApplicable, FindingReason.ConditionAbsent, "Nothing expires.")
            : (expiry - key.ObservedAt).TotalDays < 30 ? Fail($"The permission to trade ends on {expiry:yyyy-MM-dd}.") : Pass("More than 30 days are left."))),
        new("BKT1505", key => Asked(key, () => key.TradingExpiresAt is { } expiry && expiry < key.ObservedAt
            ? Fail($"The permission to trade ended on {expiry:yyyy-MM-dd}.") : Pass("No permission has expired."))),
        new("BKT1605", key => key.Owner is null ? Fail("No owner is recorded.", "owner: none") : Pass("The owner is recorded.")),
        new("BKT1712", key => Asked(key, () => (key.Permission & Trading) == 0
            ? new(FindingStatus.NotApplicable, FindingReason.ConditionAbsent, "The key cannot trade.") : Pass("The account may trade."))),
    ];

    private static SampleCheck Beyond(string id, KeyPermission permission) => new(id, key => Asked(key, () => key.Permission.HasFlag(permission)
        ? Fail($"\"{PermissionField.Of(permission).Checkbox}\" is on; the purpose {key.Purpose} does not need it.", $"{PermissionField.Of(permission).Field}: true")
        : Pass($"\"{PermissionField.Of(permission).Checkbox}\" is off.")));

    private static SampleResult Pass(string message) => new(FindingStatus.Pass, FindingReason.Compliant, message);

    private static SampleResult Fail(string message, params string[] evidence) => new(FindingStatus.Fail, FindingReason.Violation, message, evidence);

    private static SampleResult Asked(AuditedKey key, Func<SampleResult> judge) => (key.IPRestricted, key.Label) switch
    {
        (null, "refused") => new(FindingStatus.Unknown, FindingReason.KeyRefused, "-2015 Invalid API-key, IP, or permissions for action.", "BinanceApi.-2015"),
        (null, _) => new(FindingStatus.Unknown, FindingReason.ExchangeUnavailable, "No answer within 10 seconds.", "BinanceTimeout"),
        _ => judge(),
    };
}
