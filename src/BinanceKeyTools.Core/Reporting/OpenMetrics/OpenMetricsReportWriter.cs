using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using static BinanceKeyTools.Reporting.OpenMetrics.MetricText;

namespace BinanceKeyTools.Reporting.OpenMetrics;

/// <summary>
/// Writes metrics for the textfile collector of node_exporter and windows_exporter, which reads the Prometheus text format 0.0.4 and
/// refuses timestamps and the types that only OpenMetrics has. The text is valid in both formats: gauges only, and the end mark that the
/// older one takes for a comment.
/// <list type="bullet">
/// <item>Counts are there also when they are 0, so that a missing series always means that there was no report.</item>
/// <item>What is unknown is never 0: a switch is -1, a time or an age is missing and has a series that says so.</item>
/// </list>
/// </summary>
public sealed class OpenMetricsReportWriter : IReportWriter
{
    private const int On = 1;
    private const int Off = 0;
    private const int Unknown = -1;

    private static readonly FindingSeverity[] Severities = [.. Enum.GetValues<FindingSeverity>().OrderDescending()];

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.OpenMetrics;

    /// <inheritdoc/>
    public string Extension => ".prom";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        MetricWriter metrics = new(writer);
        WriteRun(metrics, report);
        WriteCounts(metrics, report.Counts);
        WriteChanges(metrics, report);
        WritePlaces(metrics, report);
        WriteKeys(metrics, KeySeries.Of(report.Keys.Where(row => row.Scope == FindingScope.Key)));
        WriteEntries(metrics, KeySeries.Of(report.Keys.Where(row => row.Scope == FindingScope.Entry)));
        metrics.End();
    }

    private static void WriteRun(MetricWriter metrics, AuditReport report)
    {
        metrics.Family("build_info", "The version of BinanceKeyTools that wrote the report; always 1.");
        metrics.Sample(Labels(("version", report.Version)), On);
        metrics.Family("report_timestamp_seconds", "When the report was made.");
        metrics.Sample("", Seconds(report.GeneratedAt));
        metrics.Family("last_run_timestamp_seconds", "When the last run on each machine made its last observation.");

        // What several machines saw says nothing about when each of them looked.
        var times = report.Findings.GroupBy(finding => finding.Host, StringComparer.OrdinalIgnoreCase).ToDictionary(host => host.Key, host => host.Max(finding => finding.ObservedAt), StringComparer.OrdinalIgnoreCase);
        foreach (var (host, labels) in Labelled([.. report.Hosts.Where(times.ContainsKey)], host => Labels(("host", host))))
        {
            metrics.Sample(labels, Seconds(times[host]));
        }


        metrics.Single("complete", "Whether every run came to its end (1) or one was stopped (0).", report.IsComplete ? On : Off);
        metrics.Single("successful", "Whether every run came to its end and got at least one answer (1) or not (0).", ReportGaps.IsSuccessful(report) ? On : Off);
        metrics.Family("verdict", "1 for the level that the audit comes to, 0 for the others. Undetermined is not good.");
        foreach (var level in Enum.GetValues<AuditVerdictLevel>())
        {
            metrics.Sample(Labels(("level", level.ToString())), report.Verdict.Level == level ? On : Off);
        }
    }

    private static void WriteCounts(MetricWriter metrics, AuditCounts counts)
    {
        metrics.Family("keys", "Keys by their worst problem: a failure, an unknown, or none that is not muted.");
        metrics.Sample(Labels(("worst", "fail")), counts.KeysFailed);
        metrics.Sample(Labels(("worst", "unknown")), counts.KeysUnknown);
        metrics.Sample(Labels(("worst", "none")), counts.KeysPassed);
        metrics.Single("keys_with_unknown", "Keys with at least one check that could not be made.", counts.KeysWithUnknown);
        metrics.Family("findings", "Findings that are not muted, by severity. An unknown has the severity of the worst that it could hide; a key counts once a cause.");
        foreach (var severity in Severities)
        {
            metrics.Sample(Labels(("severity", Word(severity)), ("status", "fail")), counts.Failed[severity]);
            metrics.Sample(Labels(("severity", Word(severity)), ("status", "unknown")), counts.Unknown[severity]);
        }

        metrics.Single("unknown_checks", "Checks that could not be made and are not muted.", counts.UnknownChecks);
        metrics.Single("passed_checks", "Checks that passed.", counts.PassedCount);
        metrics.Single("muted", "Failures and unknowns that are muted.", counts.MutedCount);
        metrics.Single("vaults", "Vaults that were searched.", counts.Vaults);
        metrics.Single("vaults_unknown", "Vaults that could not be read.", counts.VaultsUnknown);
        metrics.Single("hosts_unknown", "Hosts of the exchange that did not answer every question.", counts.HostsUnknown);
        metrics.Single("entries", "Entries of vaults that could not be read as a key.", counts.Entries);
        metrics.Single("other_secrets", "Secrets of the vaults that could be read that were passed over because nothing about them looks like a key.", counts.OtherSecrets);
    }

    private static void WriteChanges(MetricWriter metrics, AuditReport report)
    {
        metrics.Family("baseline_timestamp_seconds", "When the baseline was made; missing when nothing was compared.");
        if (report.BaselineAt is { } at)
        {
            metrics.Sample("", Seconds(at));
        }

        metrics.Family("changes", "What changed since the baseline, by kind; missing when nothing was compared.");
        foreach (var kind in report.Changes is null ? [] : Enum.GetValues<AuditChangeKind>())
        {
            metrics.Sample(Labels(("kind", kind.ToString())), report.Changes!.Count(change => change.Kind == kind));
        }
    }

    private static void WritePlaces(MetricWriter metrics, AuditReport report)
    {
        metrics.Family("vault_unknown", "Whether a vault could not be read (1) or was (0).");
        foreach (var (vault, labels) in Labelled(Places(report, FindingScope.Vault), vault => Labels(("vault", vault.Key.Vault), ("host", vault.Key.Host))))
        {
            metrics.Sample(labels, vault.Any(AuditCounts.IsOfUnreadVault) ? On : Off);
        }

        metrics.Family("host_unknown", "Whether a host of the exchange did not answer every question (1) or did (0).");
        foreach (var (host, labels) in Labelled(Places(report, FindingScope.Exchange), host => Labels(("exchange_host", host.Key.Name), ("host", host.Key.Host))))
        {
            metrics.Sample(labels, host.Any(AuditCounts.IsOfSilentHost) ? On : Off);
        }
    }

    private static void WriteKeys(MetricWriter metrics, IReadOnlyList<KeySeries> keys)
    {
        metrics.Family("key_info", "What is recorded with a key, to join with the other series; always 1.");
        Samples(metrics, keys, row => On, (labels, row) => $"{labels[..^1]},{Labels(("algorithm", row.Algorithm?.ToString() ?? "unknown"), ("owner", row.Owner), ("purpose", row.Purpose), ("account", row.Account))[1..]}");
        metrics.Family("key_worst_severity", "The severity of the worst problem of a key: 5 critical, 4 high, 3 medium, 2 low, 1 informational, 0 none. An unknown counts as the worst that it could hide.");
        Samples(metrics, keys, row => (long?)row.Severity ?? 0);
        metrics.Family("key_failed_checks", "Checks of a key that failed and are not muted.");
        Samples(metrics, keys, row => row.FailedCount);
        metrics.Family("key_unknown_checks", "Checks of a key that could not be made and are not muted.");
        Samples(metrics, keys, row => row.UnknownCount);
        metrics.Family("key_age_seconds", "The age of a key when it was audited; missing when it is unknown.");
        Samples(metrics, keys, row => (long?)row.Age?.TotalSeconds);
        metrics.Family("key_age_unknown", "Whether the age of a key is unknown (1) or known (0).");
        Samples(metrics, keys, row => row.Age is null ? On : Off);
        metrics.Family("key_trading_expires_timestamp_seconds", "When the trading permission of a key ends; missing when it does not, or when that is unknown.");
        Samples(metrics, keys, row => row.TradingExpiresAt?.ToUnixTimeSeconds());
        metrics.Family("key_ip_restricted", "Whether a key is restricted to addresses: 1 yes, 0 no, -1 unknown.");
        Samples(metrics, keys, row => row.Subject.IPRestricted switch { true => On, false => Off, null => Unknown });
        metrics.Family("key_permission", "Whether a permission of a key is on: 1 yes, 0 no, -1 unknown.");
        foreach (var (row, labels) in keys)
        {
            foreach (var (permission, _, _) in PermissionField.All)
            {
                metrics.Sample(
                    With(labels, "permission", permission.ToString()),
                    row.Subject.UnknownPermission.HasFlag(permission) ? Unknown : row.Permission.HasFlag(permission) ? On : Off);
            }
        }

        metrics.Family("key_last_known_timestamp_seconds", "When the exchange last told about a key of which something is unknown now; missing when nothing is, or when no baseline tells.");
        Samples(metrics, keys, row => row.LastKnown?.At.ToUnixTimeSeconds());
    }

    private static void WriteEntries(MetricWriter metrics, IReadOnlyList<KeySeries> entries)
    {
        metrics.Family("entry_unknown", "An entry of a vault that could not be read as a key; always 1.");
        Samples(metrics, entries, row => On);
    }

    private static void Samples(MetricWriter metrics, IReadOnlyList<KeySeries> keys, Func<KeyAudit, long?> value, Func<string, KeyAudit, string>? labelsOf = null)
    {
        foreach (var (row, labels) in keys)
        {
            if (value(row) is { } number)
            {
                metrics.Sample(labelsOf is null ? labels : labelsOf(labels, row), number);
            }
        }
    }

    private static List<IGrouping<AuditedKey, Finding>> Places(AuditReport report, FindingScope scope) =>
        [.. report.Shown.Where(finding => finding.Scope == scope).GroupBy(finding => finding.Subject).OrderBy(place => SubjectName.Of(place.Key), StringComparer.Ordinal).ThenBy(place => place.Key.Host, StringComparer.Ordinal)];

    // One series twice would make the collector refuse the whole file.
    private static IEnumerable<(T Item, string Labels)> Labelled<T>(IReadOnlyList<T> items, Func<T, string> labels) =>
        items.Zip(DistinctNames.Of(items, (item, number) => With(labels(item), "number", Number(number)), labels));

    private static string Word(FindingSeverity severity) => severity.ToString().ToLowerInvariant();
}
