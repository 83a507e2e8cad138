using System.Globalization;
using BinanceKeyTools.Audit.Checks.Answers;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>What an audit came to, in numbers. Counted in one place, so that every view says the same.</summary>
public sealed record AuditCounts
{
    /// <summary>How the evidence about a vault begins that says how many secrets were passed over.</summary>
    internal const string OtherSecretsFact = "other secrets: ";

    /// <summary>The keys.</summary>
    public int Keys { get; private init; }

    /// <summary>The keys without a problem.</summary>
    public int KeysPassed { get; private init; }

    /// <summary>The keys whose worst problem is a failure.</summary>
    public int KeysFailed { get; private init; }

    /// <summary>The keys whose worst problem is that something is unknown.</summary>
    public int KeysUnknown { get; private init; }

    /// <summary>The keys about which at least one check could not be made, whatever their worst problem is.</summary>
    public int KeysWithUnknown { get; private init; }

    /// <summary>The entries of vaults that could not be read as keys.</summary>
    public int Entries { get; private init; }

    /// <summary>The secrets that were passed over because nothing about them looks like a key.</summary>
    public int OtherSecrets { get; private init; }

    /// <summary>The vaults that were searched.</summary>
    public int Vaults { get; private init; }

    /// <summary>The vaults that could not be read.</summary>
    public int VaultsUnknown { get; private init; }

    /// <summary>The hosts of the exchange that did not answer every question.</summary>
    public int HostsUnknown { get; private init; }

    /// <summary>The failures that are not muted, by severity; every severity is there.</summary>
    public IReadOnlyDictionary<FindingSeverity, int> Failed { get; private init; } = new Dictionary<FindingSeverity, int>();

    /// <summary>The failures that are not muted.</summary>
    public int FailedCount { get; private init; }

    /// <summary>What is unknown and not muted, a cause each: a key that was refused counts once.</summary>
    public int UnknownCount { get; private init; }

    /// <summary>The same, by the severity of the worst that it could hide; every severity is there.</summary>
    public IReadOnlyDictionary<FindingSeverity, int> Unknown { get; private init; } = new Dictionary<FindingSeverity, int>();

    /// <summary>The checks that could not be made and are not muted.</summary>
    public int UnknownChecks { get; private init; }

    /// <summary>The checks that passed.</summary>
    public int PassedCount { get; private init; }

    /// <summary>The failures and unknowns that are muted.</summary>
    public int MutedCount { get; private init; }

    /// <summary>The worst severity of a problem that is not muted; <see langword="null"/> when there is none.</summary>
    public FindingSeverity? Worst { get; private init; }

    /// <summary>The numbers in a line: <c>23 keys: 5 without a problem, 15 with failures, 3 undetermined. Failures: 2 Critical, 18 High.</c></summary>
    public override string ToString()
    {
        List<string> parts =
        [
            $"{Amount.Keys(Keys)}: {KeysPassed} without a problem, {KeysFailed} with failures, {KeysUnknown} undetermined.",
        ];
        if (FailedCount > 0)
        {
            parts.Add($"Failures: {string.Join(", ", Failed.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"))}.");
        }

        if (UnknownChecks > 0)
        {
            parts.Add($"{Amount.Checks(UnknownChecks)} could not be made.");
        }

        if (Entries > 0)
        {
            parts.Add($"{Amount.Of(Entries, "entry", "entries")} could not be read as a key.");
        }

        if (OtherSecrets > 0)
        {
            parts.Add($"{Amount.Of(OtherSecrets, "other secret")} passed over.");
        }

        if (MutedCount > 0)
        {
            parts.Add($"{MutedCount} muted.");
        }

        return string.Join(' ', parts);
    }

    /// <summary>Counts.</summary>
    /// <param name="findings">All findings of a report, single or put together.</param>
    /// <param name="rows">Its rows: keys, and entries that could not be read as keys.</param>
    public static AuditCounts Of(IReadOnlyCollection<Finding> findings, IReadOnlyCollection<KeyAudit> rows)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(rows);
        var shown = UnmadeChecks.Collapse(findings);
        var problems = shown.Where(finding => finding.IsProblem).ToArray();
        var failed = problems.Where(finding => finding.Status == FindingStatus.Fail).ToArray();
        var unknown = problems.Where(finding => finding.Status == FindingStatus.Unknown).ToArray();
        var keys = rows.Where(row => row.Scope == FindingScope.Key).ToArray();
        return new AuditCounts
        {
            Keys = keys.Length,
            KeysPassed = keys.Count(key => key.Severity is null),
            KeysFailed = keys.Count(key => key.Status == FindingStatus.Fail),
            KeysUnknown = keys.Count(key => key.Status == FindingStatus.Unknown),
            KeysWithUnknown = keys.Count(key => key.UnknownCount > 0),
            Entries = rows.Count(row => row.Scope == FindingScope.Entry),
            OtherSecrets = shown.Where(finding => finding.Scope == FindingScope.Vault).SelectMany(finding => finding.Evidence).Sum(OtherSecretsIn),
            Vaults = Subjects(shown, FindingScope.Vault, static _ => true),
            VaultsUnknown = Subjects(shown, FindingScope.Vault, IsOfUnreadVault),
            HostsUnknown = Subjects(shown, FindingScope.Exchange, IsOfSilentHost),
            Failed = BySeverity(failed),
            Unknown = BySeverity(unknown),
            FailedCount = failed.Length,
            UnknownCount = unknown.Length,
            UnknownChecks = unknown.Sum(finding => finding.CheckCount),
            PassedCount = shown.Count(finding => finding.Status == FindingStatus.Pass),
            MutedCount = shown.Where(finding => finding is { Muted: true, Status: FindingStatus.Fail or FindingStatus.Unknown }).Sum(finding => finding.CheckCount),
            Worst = problems.Length == 0 ? null : problems.Max(finding => finding.Severity),
        };
    }

    /// <summary>Whether a finding about a vault says that it could not be read.</summary>
    internal static bool IsOfUnreadVault(Finding finding) => finding.Reason == FindingReason.VaultUnavailable;

    /// <summary>Whether a finding about a host of the exchange says that it did not answer every question.</summary>
    internal static bool IsOfSilentHost(Finding finding) => finding is { Status: FindingStatus.Fail, CheckId: ExchangeUnavailableCheck.CheckId };

    private static Dictionary<FindingSeverity, int> BySeverity(Finding[] findings) =>
        Enum.GetValues<FindingSeverity>().ToDictionary(severity => severity, severity => findings.Count(finding => finding.Severity == severity));

    // The finding about a vault carries the number, so that it survives files and remoting.
    private static int OtherSecretsIn(string fact) =>
        fact.StartsWith(OtherSecretsFact, StringComparison.Ordinal)
        && int.TryParse(fact.AsSpan(OtherSecretsFact.Length), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static int Subjects(IEnumerable<Finding> findings, FindingScope scope, Func<Finding, bool> isMeant) =>
        findings.Where(finding => finding.Scope == scope && isMeant(finding))
            .Select(finding => (finding.Host.ToUpperInvariant(), finding.Vault?.ToUpperInvariant(), finding.Name.ToUpperInvariant()))
            .Distinct()
            .Count();
}
