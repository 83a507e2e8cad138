using System.Text.RegularExpressions;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.OpenMetrics;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public partial class OpenMetricsReportTests
{
    private static readonly decimal Epoch = Now.ToUnixTimeSeconds();

    [Fact]
    public void A_run_says_when_it_was_and_what_it_came_to()
    {
        var metrics = Read(Report(Finding(), End()));
        Assert.Equal(1, metrics["build_info", "1.2.3"]);
        Assert.Equal(Epoch, metrics["report_timestamp_seconds"]);
        Assert.Equal(Epoch, metrics["last_run_timestamp_seconds", "web-1"]);
        Assert.Equal(1, metrics["complete"]);
        Assert.Equal(1, metrics["successful"]);
        Assert.Equal(1, metrics["verdict", "NotOK"]);
        Assert.Equal(4, metrics.All("verdict").Count());
        Assert.Equal(1, metrics.All("verdict").Sum());
    }

    [Fact]
    public void Each_machine_has_the_time_of_its_own_last_run()
    {
        var late = Key(host: "web-2") with { ObservedAt = Now.AddDays(1) };
        var end = Finding(Key(AuditedKey.Everything, null, "web-2", null) with { Scope = FindingScope.Run, ObservedAt = Now.AddDays(1) }, Completed, FindingStatus.Pass, run: "2");
        var metrics = Read(Report(Finding(), End(), Finding(late, run: "2"), end));
        Assert.Equal(Epoch, metrics["last_run_timestamp_seconds", "web-1"]);
        Assert.Equal(Epoch + 86400, metrics["last_run_timestamp_seconds", "web-2"]);
        Assert.Equal(1, metrics["key_info", "web-1, web-2"]);
    }

    [Fact]
    public void Every_count_is_there_also_when_it_is_nothing()
    {
        var metrics = Read(Report());
        Assert.Equal(10, metrics.All("findings").Count());
        Assert.All(metrics.All("findings"), value => Assert.Equal(0, value));
        foreach (var family in (string[])["keys_with_unknown", "unknown_checks", "passed_checks", "muted", "vaults", "vaults_unknown", "hosts_unknown", "entries", "other_secrets"])
        {
            Assert.Equal(0, metrics[family]);
        }

        Assert.Equal(3, metrics.All("keys").Count());
        Assert.Equal(0, metrics["complete"]);
        Assert.Equal(0, metrics["successful"]);
        Assert.Equal(1, metrics["verdict", "Undetermined"]);
    }

    [Fact]
    public void A_known_key_has_its_facts()
    {
        var key = Key() with { Permission = KeyPermission.Reading | KeyPermission.Withdrawals, IPRestricted = false, TradingExpiresAt = Now.AddDays(3), Owner = "ops" };
        var metrics = Read(Report(Finding(key, severity: FindingSeverity.Critical), Finding(key, "BKT1002", FindingStatus.Pass), End()));
        Assert.Equal(1, metrics["key_info", "ops", "SpotTrading", "Hmac"]);
        Assert.Equal(5, metrics["key_worst_severity", "bot"]);
        Assert.Equal(1, metrics["key_failed_checks", "bot"]);
        Assert.Equal(0, metrics["key_unknown_checks", "bot"]);
        Assert.Equal(30 * 86400, metrics["key_age_seconds", "bot"]);
        Assert.Equal(0, metrics["key_age_unknown", "bot"]);
        Assert.Equal(Epoch + (3 * 86400), metrics["key_trading_expires_timestamp_seconds", "bot"]);
        Assert.Equal(0, metrics["key_ip_restricted", "bot"]);
        Assert.Equal(1, metrics["key_permission", "Withdrawals"]);
        Assert.Equal(0, metrics["key_permission", "Futures"]);
        Assert.Equal(11, metrics.All("key_permission").Count());
        Assert.Empty(metrics.All("key_last_known_timestamp_seconds"));
    }

    [Fact]
    public void What_is_unknown_of_a_key_is_never_zero()
    {
        var key = Unanswered(Key()) with { LastKnown = new(Now.AddDays(-1), KeyPermission.Withdrawals, KeyPermission.None, false) };
        var metrics = Read(Report([.. Refused(key), End()]));
        Assert.Equal(5, metrics["key_worst_severity", "bot"]);
        Assert.Equal(3, metrics["key_unknown_checks", "bot"]);
        Assert.Empty(metrics.All("key_age_seconds"));
        Assert.Equal(1, metrics["key_age_unknown", "bot"]);
        Assert.Equal(-1, metrics["key_ip_restricted", "bot"]);
        Assert.All(metrics.All("key_permission"), value => Assert.Equal(-1, value));
        Assert.Equal(Epoch - 86400, metrics["key_last_known_timestamp_seconds", "bot"]);
        Assert.Equal(1, metrics["keys", "unknown"]);
        Assert.Equal(1, metrics["findings", "critical", "unknown"]);
        Assert.Equal(3, metrics["unknown_checks"]);
    }

    [Fact]
    public void Vaults_hosts_and_entries_have_series_of_their_own_and_are_no_keys()
    {
        var metrics = Read(Report(Vault(), Vault("Locked", failed: true), ExchangeHost(), ExchangeHost("up.example.com", failed: false), Entry(), End()));
        Assert.Equal(0, metrics["vault_unknown", "Store"]);
        Assert.Equal(1, metrics["vault_unknown", "Locked"]);
        Assert.Equal(1, metrics["host_unknown", "api.example.com"]);
        Assert.Equal(0, metrics["host_unknown", "up.example.com"]);
        Assert.Equal(1, metrics["entry_unknown", "old"]);
        Assert.Equal(0, metrics.All("keys").Sum());
        Assert.Empty(metrics.All("key_info"));
    }

    [Fact]
    public void Changes_are_counted_by_kind_and_missing_without_a_baseline()
    {
        Finding[] now = [Finding(run: "2"), End("2")];
        var metrics = Read(AuditReport.Create(now, "1", Now, new Baseline([Finding(status: FindingStatus.Pass), End()], Now.AddDays(-1))));
        Assert.Equal(1, metrics["changes", "FindingNew"]);
        Assert.Equal(Enum.GetValues<AuditChangeKind>().Length, metrics.All("changes").Count());
        Assert.Equal(Epoch - 86400, metrics["baseline_timestamp_seconds"]);
        Assert.Empty(Read(Report(now)).All("changes"));
        Assert.Empty(Read(Report(now)).All("baseline_timestamp_seconds"));
    }

    [Fact]
    public void Two_keys_of_one_name_on_one_machine_are_two_series()
    {
        var report = Report(Finding(Key(vault: null)), Finding(Key(vault: null, fingerprint: "ffffffffffff")), End());
        Assert.Equal(2, report.Keys.Count);
        var metrics = Read(report);
        Assert.Equal(2, metrics.All("key_info").Count());
        Assert.Equal(1, metrics["key_info", "ffffffffffff"]);
    }

    [Fact]
    public void Hostile_names_are_escaped_and_come_back()
    {
        var metrics = Read(Report(HostileEverywhere()));
        var names = metrics.Samples.Where(sample => sample.Family == "binance_key_audit_key_info").Select(sample => sample.Labels["name"]).ToHashSet();
        Assert.Contains("\"quoted\",\"cell\"", names);
        Assert.Contains("line\nbreak\uFFFD\n", names);
        Assert.Contains("ünï\u2028cödé 🔑", names);
        Assert.Contains("%00/../..", names);
    }

    [Fact]
    public void Any_text_makes_valid_metrics_in_which_no_series_is_there_twice()
    {
        Prop.ForAll(Samples.AnyText, Samples.AnyText, (one, other) =>
        {
            var metrics = Read(Report(
                Finding(Key(one) with { Owner = other }), Finding(Key(other, fingerprint: "ffffffffffff")), Finding(Key(one + "\u0001", fingerprint: "aaaaaaaaaaaa")),
                Finding(Key(one + "\u0002", fingerprint: null)), Finding(Key(one + "\u0003", fingerprint: null)),
                Vault(one + "\u0001"), Vault(one + "\u0002"), ExchangeHost(other + "\ud800"), ExchangeHost(other + "\udc00"), Entry(one), End()));
            return metrics.All("key_info").Count() >= 4;
        }).Check(Samples.Config(300));
        Prop.ForAll(AnyWithPast, findings => Read(Report(findings)).All("key_info").Count() == Report(findings).Counts.Keys).Check(Samples.Config(300));
    }

    [Fact]
    public void The_text_is_the_same_whatever_the_order_of_the_findings()
    {
        Finding[] findings = HostileEverywhere();
        var turned = findings.Reverse().ToArray();
        Assert.Equal(Write(Report(findings)), Write(Report(turned)));
    }

    [Fact]
    public void Many_keys_stay_small()
    {
        var findings = Enumerable.Range(0, 1000).Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"))).Append(End());
        Assert.InRange(Write(Report([.. findings])).Length, 1_000_000, 3_000_000);
    }

    [Fact]
    public void The_sample_alerts_and_the_page_name_metrics_that_there_are()
    {
        var families = Read(Report()).Families.Keys.Select(name => name["binance_key_audit_".Length..]).ToHashSet();
        var rules = File.ReadAllText(AuditResultSchemaTests.Find("module/samples/prometheus/binance-key-audit.rules.yml"));
        Assert.All(NameInRules().Matches(rules), match => Assert.Contains(match.Groups["name"].Value, families));

        var page = File.ReadAllText(AuditResultSchemaTests.Find("docs/runbooks/monitoring.md"));
        var rows = page[page.IndexOf("| Metric", StringComparison.Ordinal)..page.IndexOf("A key's labels", StringComparison.Ordinal)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(families.Order(StringComparer.Ordinal), rows.SelectMany(row => NameInTable().Matches(row.Split('|')[1])).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    internal static MetricsText Read(AuditReport report) => MetricsText.Parse(Write(report));

    private static byte[] Write(AuditReport report) => CsvReportTests.Write(new OpenMetricsReportWriter(), report);

    [GeneratedRegex("binance_key_audit_(?<name>[a-z_]+)")]
    private static partial Regex NameInRules();

    [GeneratedRegex("`(?<name>[a-z_]+)`")]
    private static partial Regex NameInTable();
}
