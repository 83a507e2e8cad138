using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace SampleReport;

/// <summary>The reports that the pages are made of.</summary>
internal static class SampleFleet
{
    private const string Policy = "Strict";

    private static readonly AuditedKey Entry = new()
    {
        Scope = FindingScope.Entry,
        Name = "exchange-notes",
        Vault = "BotVault",
        Host = "audit-01",
        ObservedAt = SampleKeys.Now,
    };

    public static AuditReport Full() => Report(SampleKeys.All, isComplete: true, new Baseline(Findings(SampleKeys.LastWeek, isComplete: true, "before"), SampleKeys.Now.AddDays(-7)), SampleHistory.Full);

    public static AuditReport Incomplete() => Report([.. SampleKeys.All.Take(12)], isComplete: false);

    public static AuditReport Single()
    {
        IReadOnlyList<AuditedKey> keys = [.. SampleKeys.All.Where(key => key.Name == "bookkeeping")];
        return Report(keys, isComplete: true, new Baseline(Findings(keys, isComplete: true, "before"), SampleKeys.Now.AddDays(-7)), new AuditHistory([]));
    }

    public static AuditReport Unknown() => Report([.. SampleKeys.All.Where(key => key.Name is "bookkeeping" or "branch-zurich" or "branch-singapore")], isComplete: true);

    public static AuditReport Empty() => Report([], isComplete: true);

    public static AuditReport Large(int keyCount) => Report([.. Enumerable.Range(1, keyCount).Select(SampleKeys.OfFleet)], isComplete: true);

    private static AuditReport Report(IReadOnlyList<AuditedKey> keys, bool isComplete, Baseline? baseline = null, AuditHistory? history = null) =>
        AuditReport.Create(Findings(keys, isComplete, "now"), "0.1.0", SampleKeys.Now.AddMinutes(3), baseline, history: history);

    private static IEnumerable<Finding> Findings(IReadOnlyList<AuditedKey> keys, bool isComplete, string run) =>
        keys.SelectMany(key => SampleCheck.All.Select(check => Judge(check, key, run))).Concat(isComplete ? General(keys, run) : []);

    private static Finding Judge(SampleCheck check, AuditedKey key, string run)
    {
        var muted = (check.Id == "BKT1001" && key.Name == "treasury-cold") || (check.Id == "BKT1401" && key.Vault == "FinanceVault");
        return Make(key, check.Metadata, check.Judge(key), run, muted);
    }

    private static Finding Make(AuditedKey key, CheckMetadata check, SampleResult result, string run, bool isMuted = false)
    {
        var isProblem = result.Status is FindingStatus.Fail or FindingStatus.Unknown;
        var muted = isMuted && isProblem;
        return new Finding(key)
        {
            Id = FindingIdentity.Of(check.Id, key.Vault, key.Name),
            CheckId = check.Id,
            CheckName = check.Name,
            Title = check.TitleOf(result.Status),
            Severity = result.Reason is FindingReason.KeyUnreadable or FindingReason.NothingAudited ? FindingSeverity.Critical : check.Severity,
            Status = result.Status,
            Reason = result.Reason,
            Message = result.Message,
            Evidence = result.Evidence,
            Risk = isProblem ? check.Risk : null,
            Remediation = isProblem ? check.Remediation : null,
            Command = result.Status == FindingStatus.Fail
                ? check.Command?.Replace("{name}", key.Name.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
                    .Replace("{vault}", key.Vault, StringComparison.Ordinal)
                : null,
            Reference = check.Reference,
            Muted = muted,
            MuteReason = muted ? "Accepted until the cold wallet moves; withdrawals need two people." : null,
            MuteOwner = muted ? "Mara Lind" : null,
            MuteExpires = muted ? new DateOnly(2027, 1, 31) : null,
            RunId = run,
            Policy = Policy,
        };
    }

    // What is said about vaults, hosts, entries and the run.
    private static IEnumerable<Finding> General(IReadOnlyList<AuditedKey> keys, string run)
    {
        foreach (var vault in keys.GroupBy(key => key.Vault!))
        {
            yield return General(FindingScope.Vault, vault.Key, "BKT1911", run, vault.Key == "OfficeVault"
                ? new(FindingStatus.Fail, FindingReason.Violation, "The vault opens without a password.", "authentication: None")
                : new(FindingStatus.Pass, FindingReason.Compliant, "The vault needs a password."));
            yield return General(FindingScope.Vault, vault.Key, "BKT1912", run, vault.Key == "ArchiveVault"
                ? new(FindingStatus.Unknown, FindingReason.VaultUnavailable, "The vault is locked.", "error: VaultLocked", $"keys found: {vault.Count()}")
                : new(FindingStatus.Pass, FindingReason.Compliant, "The vault was read.", [$"keys: {vault.Count()}", .. vault.Key == "FinanceVault" ? new[] { "other secrets: 4" } : []]));
        }

        if (keys.Any(key => key.Vault == Entry.Vault))
        {
            yield return Make(
                Entry, CheckCatalogue.Find("BKT1610")!.Metadata, new(FindingStatus.Unknown, FindingReason.KeyUnreadable, "The entry holds an API key without a secret.", "form: text"), run);
        }

        if (keys.Count > 0)
        {
            var silent = keys.Any(key => key is { IPRestricted: null, Label: "silent" });
            yield return General(FindingScope.Exchange, null, "BKT1903", run, silent
                ? new(FindingStatus.Fail, FindingReason.Violation, "api.binance.com did not answer 1 of 31 questions.", "BinanceTimeout: 1")
                : new(FindingStatus.Pass, FindingReason.Compliant, "api.binance.com answered every question."));
            yield return General(FindingScope.Exchange, null, "BKT1703", run, new(FindingStatus.Pass, FindingReason.Compliant, "The clock is off by 12 ms.", "offset: 12 ms"));
        }

        yield return General(FindingScope.Run, null, "BKT1904", run, keys.Count is 1 or 3
            ? new(FindingStatus.Pass, FindingReason.Compliant, "The policy Strict makes every check with its standard limits and severity.", "deviations: 0")
            : new(
                FindingStatus.Pass,
                FindingReason.Compliant,
                "The run deviates from the standard checks in 4 points.",
                "switched off for keys with tag 'research': BKT1305 NoIPList (Low)",
                "limit: maxAgeDays is 365 instead of 180",
                "severity: BKT1504 TradingExpiresSoon is Medium instead of High",
                "muted: BKT1001 for TreasuryVault/treasury-cold until 2027-01-31 by Mara Lind: Accepted until the cold wallet moves; withdrawals need two people."));
        yield return General(FindingScope.Run, null, "BKT1901", run, keys.Count == 0
            ? new(FindingStatus.Unknown, FindingReason.NothingAudited, "The run found no key.", "keys: 0")
            : new(FindingStatus.Pass, FindingReason.Compliant, $"The run came to its end: {keys.Count} keys.", $"keys: {keys.Count}"));
    }

    private static Finding General(FindingScope scope, string? vault, string check, string run, SampleResult result) => Make(
        new AuditedKey { Scope = scope, Name = scope == FindingScope.Exchange ? "api.binance.com" : AuditedKey.Everything, Vault = vault, Host = "audit-01", ObservedAt = SampleKeys.Now },
        CheckCatalogue.Find(check)!.Metadata,
        result,
        run);
}
