using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;

namespace SampleReport;

/// <summary>A check as far as a sample page needs one.</summary>
internal sealed record SampleCheck(string Id, FindingSeverity Severity, string Risk, string Remediation, Func<AuditedKey, SampleResult> Judge)
{
    private static readonly KeyPermission Trading = KeyPermission.SpotAndMarginTrading | KeyPermission.Margin | KeyPermission.Futures
        | KeyPermission.VanillaOptions | KeyPermission.FixApiTrade;

    public string? Command { get; init; }

    public static IReadOnlyList<SampleCheck> All { get; } =
    [
        Right("BKT1001", FindingSeverity.Critical, KeyPermission.Withdrawals,
            "Whoever gets the key can send the money of the account to an address of their own.",
            "In API Management on the exchange's web page, edit the key and clear \"Enable Withdrawals\"."),
        new("BKT1301", FindingSeverity.Critical,
            "The money of the account can be sent away from any machine of the world.",
            "Clear \"Enable Withdrawals\", or choose \"Restrict access to trusted IPs only\" and name the addresses.",
            key => Asked(key, () => !key.Permission.HasFlag(KeyPermission.Withdrawals)
                ? new(FindingStatus.NotApplicable, FindingReason.ConditionAbsent, "The key has no right to withdraw.")
                : key.IPRestricted == true ? Pass("Withdrawals only from listed addresses.") : Fail("The key can withdraw from every address.", "enableWithdrawals: true", "ipRestrict: false"))),
        new("BKT1303", FindingSeverity.High,
            "A leaked key can be used from anywhere, and the exchange takes its trading rights away after a while.",
            "Choose \"Restrict access to trusted IPs only\" and enter the addresses that the key is used from.",
            key => Asked(key, () => key.IPRestricted == true ? Pass("Only listed addresses may use the key.")
                : (key.Permission & ~KeyPermission.Reading) == 0 ? Pass("The key only reads.")
                : Fail("The key may be used from every address and does more than read.", "ipRestrict: false"))),
        new("BKT1401", FindingSeverity.Medium,
            "The secret is known to the exchange as well, was shown on a screen once, and cannot be protected by a password.",
            "Make an Ed25519 key pair, register its public half as a self-generated key, and delete the old key.",
            key => key.Algorithm == BinanceKeyTools.Keys.KeyAlgorithm.Hmac ? Fail("HMAC-SHA256 with a shared secret.", "algorithm: Hmac") : Pass("The private half never left this side."))
        {
            Command = "New-BinanceKeyPair -Name '{name}' -Vault '{vault}' -Algorithm Ed25519",
        },
        Right("BKT1017", FindingSeverity.High, KeyPermission.UniversalTransfer,
            "Money can be moved between wallets and to sub-accounts whose keys are weaker.", "Clear \"Permits Universal Transfer\"."),
        Right("BKT1012", FindingSeverity.Medium, KeyPermission.Margin,
            "Losses can exceed what the account holds.", "Clear \"Enable Margin Loan, Repay & Transfer\"."),
        new("BKT1501", FindingSeverity.Low,
            "The longer a key lives, the more machines, backups and people have seen it.",
            "Rotate the key.",
            key => key.CreatedAt is not { } created ? new(FindingStatus.Unknown, FindingReason.NotRecorded, "Neither the exchange nor the vault tells when the key was made.")
                : (key.ObservedAt - created).TotalDays > 365 ? Fail($"The key is {(int)(key.ObservedAt - created).TotalDays} days old; the policy allows 365.", $"created: {created:yyyy-MM-dd}")
                : Pass($"The key is {(int)(key.ObservedAt - created).TotalDays} days old.")),
        new("BKT1504", FindingSeverity.Medium,
            "Orders will be refused from that day on.",
            "Restrict the key to addresses, which removes the expiry, or renew it on the web page.",
            key => Asked(key, () => key.TradingExpiresAt is not { } expiry ? Pass("The rights have no end.")
                : expiry < key.ObservedAt ? Fail($"The right to trade ended on {expiry:yyyy-MM-dd}.") with { Severity = FindingSeverity.High }
                : (expiry - key.ObservedAt).TotalDays < 30 ? Fail($"The right to trade ends on {expiry:yyyy-MM-dd}.") : Pass("More than 30 days are left."))),
        new("BKT1605", FindingSeverity.Informational,
            "Nobody can be asked, and nobody knows what breaks when the key is deleted.",
            "Record label, purpose and owner with the secret.",
            key => key.Owner is null ? Fail("No owner is recorded.", "owner: none") : Pass("Label, purpose and owner are recorded."))
        {
            Command = "Set-BinanceKeyMetadata -Name '{name}' -Vault '{vault}' -Owner '…'",
        },
        new("BKT1712", FindingSeverity.High,
            "Orders are refused, and something made the exchange lock the account.", "Look at the account's notices on the web page.",
            key => Asked(key, () => (key.Permission & Trading) == 0
                ? new(FindingStatus.NotApplicable, FindingReason.ConditionAbsent, "The key has no right to trade.") : Pass("The account may trade."))),
    ];

    private static SampleCheck Right(string id, FindingSeverity severity, KeyPermission right, string risk, string remediation) =>
        new(id, severity, risk, remediation, key => Asked(key, () => key.Permission.HasFlag(right)
            ? Fail($"\"{PermissionField.Of(right).Checkbox}\" is on; the purpose {key.Purpose} does not need it.", $"{PermissionField.Of(right).Field}: true")
            : Pass($"\"{PermissionField.Of(right).Checkbox}\" is off.")));

    private static SampleResult Pass(string message) => new(FindingStatus.Pass, FindingReason.Compliant, message);

    private static SampleResult Fail(string message, params string[] evidence) => new(FindingStatus.Fail, FindingReason.Violation, message, evidence);

    private static SampleResult Asked(AuditedKey key, Func<SampleResult> judge) => (key.IPRestricted, key.Label) switch
    {
        (null, "refused") => new(FindingStatus.Unknown, FindingReason.KeyRefused, "-2015 Invalid API-key, IP, or permissions for action.", "BinanceApi.-2015"),
        (null, _) => new(FindingStatus.Unknown, FindingReason.ExchangeUnavailable, "No answer within 10 seconds.", "BinanceTimeout"),
        _ => judge(),
    };
}
