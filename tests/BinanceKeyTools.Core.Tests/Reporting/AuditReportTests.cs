using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class AuditReportTests
{
    private const string OtherKey = "ffffffffffff";

    [Fact]
    public void The_order_of_the_findings_decides_nothing()
    {
        Prop.ForAll(Any, Gen.Choose(0, int.MaxValue).ToArbitrary(), (findings, seed) =>
        {
            var shuffled = findings.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Describe(Report(findings)) == Describe(Report(shuffled));
        }).Check(Samples.Config(500));
    }

    [Fact]
    public void Folding_what_was_folded_changes_nothing()
    {
        Prop.ForAll(Any, findings =>
        {
            var once = Report(findings);
            return Describe(once) == Describe(Report([.. once.Findings]));
        }).Check(Samples.Config(1000));
    }

    [Fact]
    public void No_finding_is_invented_and_no_machine_and_no_key_is_lost()
    {
        Prop.ForAll(Any, findings =>
        {
            var report = Report(findings);
            var keys = findings.Where(finding => finding.Scope == FindingScope.Key).ToList();
            return report.Hosts.Order().SequenceEqual(findings.Select(finding => finding.Host).Distinct().Order())
                && report.Findings.All(shown => findings.Any(finding => finding.CheckId == shown.CheckId && finding.RunId == shown.RunId && finding.Status == shown.Status))
                && keys.All(finding => report.Keys.Any(row => row.Host.Split(", ").Contains(finding.Host)));
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void What_was_last_known_of_a_key_is_known_from_the_baseline()
    {
        var was = Key("a") with { Permission = KeyPermission.Withdrawals, ObservedAt = Now.AddDays(-7) };
        var other = Key("c", fingerprint: OtherKey) with { ObservedAt = Now.AddDays(-7) };
        var half = Key("d", fingerprint: "dddddddddddd") with { ObservedAt = Now.AddDays(-7) };
        var baseline = new Baseline([Finding(was), Finding(other), Finding(half), End()], Now.AddDays(-7));
        var unknown = Key("a") with { Permission = KeyPermission.None, UnknownPermission = PermissionField.Every, IPRestricted = null };
        var report = AuditReport.Create(
            [
                Finding(unknown, status: FindingStatus.Unknown, run: "2"),
                Finding(other with { ObservedAt = Now }, run: "2"),
                Finding(Key("b", fingerprint: "bbbbbbbbbbbb"), run: "2"),
                Finding(Key("d", fingerprint: null) with { Scope = FindingScope.Entry, UnknownPermission = PermissionField.Every, IPRestricted = null }, "BKT1610", FindingStatus.Unknown, run: "2"),
                End("2"),
            ],
            "1",
            Now,
            baseline);
        Assert.Equal(new LastKnownState(Now.AddDays(-7), KeyPermission.Withdrawals, KeyPermission.None, true), report.Keys.Single(key => key.Name == "a").LastKnown);
        Assert.Equal(Now.AddDays(-7), report.Keys.Single(key => key.Name == "d").LastKnown?.At);
        Assert.All(report.Keys.Where(key => key.Name is "b" or "c"), key => Assert.Null(key.LastKnown));

        // What the report says about changes does not depend on it, and a baseline of the report knows it.
        Assert.Contains(report.Changes!, change => change is { Kind: AuditChangeKind.KeyUnknown, Name: "a" });
        var back = AuditReport.Create([Finding(was with { ObservedAt = Now }, run: "3"), End("3")], "1", Now, new Baseline(report.Findings, Now));
        Assert.DoesNotContain(back.Changes!, change => change is { Name: "a" });
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var report = Report(
            Finding(Key("e"), status: FindingStatus.Pass),
            Finding(Key("d"), muted: true, severity: FindingSeverity.Critical),
            Finding(Key("c"), status: FindingStatus.Unknown, severity: FindingSeverity.Critical),
            Finding(Key("b"), severity: FindingSeverity.Low),
            Finding(Key("a"), severity: FindingSeverity.Medium));
        Assert.Equal(["c", "a", "b", "d", "e"], report.Findings.Select(finding => finding.Name));

        // Of keys without a problem, a pass comes before what no check says anything of.
        Assert.Equal(["c", "a", "b", "e", "d"], report.Keys.Select(key => key.Name));
    }

    [Fact]
    public void A_key_that_two_machines_saw_is_one_row_that_names_both()
    {
        var report = Report(Finding(Key(host: "web-2"), run: "2"), Finding(Key(host: "web-1"), run: "1"), End("1"), End("2", "web-2"));
        var row = Assert.Single(report.Keys);
        Assert.Equal("web-1, web-2", row.Host);
        Assert.Equal("web-1, web-2", report.Findings[0].Host);
        Assert.Equal(["web-1", "web-2"], report.Hosts);
        Assert.True(report.IsComplete);
        Assert.Equal(3, report.Findings.Count);
    }

    [Fact]
    public void The_same_key_under_other_names_on_other_machines_is_one_row_under_the_first_name()
    {
        var report = Report(Finding(Key("zeta", "B", "web-1")), Finding(Key("alpha", "A", "web-2")));
        var row = Assert.Single(report.Keys);
        Assert.Equal("A/alpha", row.ToString());
        Assert.Equal(FindingIdentity.Of("BKT1001", "A", "alpha"), Assert.Single(report.Findings).Id);
    }

    [Fact]
    public void A_key_that_one_machine_has_twice_stays_two_rows_and_folds_by_name()
    {
        var report = Report(Finding(Key("one")), Finding(Key("two")), Finding(Key("two", host: "web-2")));
        Assert.Equal(["Store/one@web-1", "Store/two@web-1, web-2"], report.Keys.Select(key => $"{key}@{key.Host}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_keys_of_the_same_name_stay_two_rows()
    {
        var report = Report(Finding(Key()), Finding(Key(host: "web-2", fingerprint: OtherKey)));
        Assert.Equal(["web-1", "web-2"], report.Keys.Select(key => key.Host));
    }

    [Fact]
    public void A_key_that_could_not_be_read_joins_the_one_of_its_name()
    {
        var locked = Key(host: "web-2", fingerprint: null) with { UnknownPermission = PermissionField.Every, IPRestricted = null };
        var report = Report(Finding(Key()), Finding(locked, status: FindingStatus.Unknown));
        var row = Assert.Single(report.Keys);
        Assert.Equal("0123456789ab", row.Fingerprint);
        Assert.Equal(FindingStatus.Fail, Assert.Single(report.Findings).Status);
    }

    [Fact]
    public void A_key_that_could_not_be_read_joins_none_of_two()
    {
        var locked = Key(host: "db", fingerprint: null);
        var report = Report(Finding(Key()), Finding(Key(host: "web-2", fingerprint: OtherKey)), Finding(locked, status: FindingStatus.Unknown));
        Assert.Equal(3, report.Keys.Count);
    }

    [Theory]
    [InlineData(FindingStatus.Unknown, FindingStatus.Pass, FindingStatus.Pass)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Fail, FindingStatus.Fail)]
    [InlineData(FindingStatus.Unknown, FindingStatus.NotApplicable, FindingStatus.NotApplicable)]
    [InlineData(FindingStatus.Pass, FindingStatus.Fail, FindingStatus.Fail)]
    [InlineData(FindingStatus.NotApplicable, FindingStatus.Pass, FindingStatus.Pass)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Unknown, FindingStatus.Unknown)]
    public void A_machine_that_could_not_find_out_yields_and_a_failure_beats_a_pass(FindingStatus one, FindingStatus other, FindingStatus folded)
    {
        Assert.Equal(folded, Assert.Single(Report(Finding(status: one), Finding(Key(host: "web-2"), status: other)).Findings).Status);
        Assert.Equal(folded, Assert.Single(Report(Finding(status: other), Finding(Key(host: "web-2"), status: one)).Findings).Status);
    }

    [Fact]
    public void What_a_machine_that_the_exchange_refuses_says_about_the_key_yields()
    {
        // The key is bound to the address of web-1; on web-2 the exchange refuses it, which fails a check that rests on its answer.
        var refused = Key(host: "web-2") with { UnknownPermission = PermissionField.Every, IPRestricted = null };
        var report = Report(Finding(status: FindingStatus.Pass), Finding(refused, status: FindingStatus.Fail));
        Assert.Equal(FindingStatus.Pass, Assert.Single(report.Findings).Status);
        Assert.Equal("list", Assert.Single(report.Keys).IPRule);
    }

    [Fact]
    public void Of_two_runs_on_one_machine_the_newer_counts_check_by_check()
    {
        var later = Key() with { ObservedAt = Now.AddHours(1) };
        var report = Report(
            Finding(run: "1"), Finding(check: "BKT1002", run: "1"), End("1"),
            Finding(later, status: FindingStatus.Pass, run: "2"), End("2"));
        Assert.Equal(1, report.Keys.Count(key => key.FailedCount == 1));
        Assert.Equal(["BKT1002"], report.Findings.Where(finding => finding.IsProblem).Select(finding => finding.CheckId));
    }

    [Fact]
    public void A_key_that_was_replaced_between_two_runs_of_one_machine_is_the_new_one()
    {
        var later = Key(fingerprint: OtherKey) with { ObservedAt = Now.AddHours(1) };
        var report = Report(Finding(run: "1"), Finding(later, status: FindingStatus.Pass, run: "2"));
        Assert.Equal(OtherKey, Assert.Single(report.Keys).Fingerprint);
    }

    [Fact]
    public void A_report_is_complete_when_every_run_came_to_its_end()
    {
        Assert.True(Report(Finding(), End()).IsComplete);
        Assert.False(Report(Finding()).IsComplete);
        Assert.False(Report(Finding(), End(), Finding(run: "2")).IsComplete);
        Assert.False(Report().IsComplete);
        Assert.False(AuditReport.Create([Finding(), End()], "1", Now, isComplete: false).IsComplete);

        // The findings of the stopped run all yield to those of the other machine, and still it was stopped.
        Assert.False(Report(Finding(), End(), Finding(Key(host: "web-2"), run: "2", status: FindingStatus.Unknown)).IsComplete);
    }

    [Fact]
    public void Keys_have_rows_and_so_have_entries_that_are_none()
    {
        var report = Report(Finding(), Entry(), Vault(), ExchangeHost(), End());
        Assert.Equal([(FindingScope.Entry, "old"), (FindingScope.Key, "bot")], report.Keys.Select(row => (row.Scope, row.Name)));
        Assert.Equal(5, report.Findings.Count);
        Assert.Equal((1, 1), (report.Counts.Keys, report.Counts.Entries));
    }

    [Fact]
    public void Vaults_of_one_name_on_two_machines_stay_two()
    {
        Assert.Equal(2, Report(Vault(), Vault(host: "web-2", run: "2")).Findings.Count);
    }

    [Fact]
    public void A_baseline_marks_and_lists_what_changed()
    {
        Finding[] before = [Finding(status: FindingStatus.Pass), Finding(check: "BKT1002"), End()];
        Finding[] now = [Finding(run: "2"), Finding(check: "BKT1002", status: FindingStatus.Pass, run: "2"), End("2")];
        var report = AuditReport.Create(now, "1", Now, new Baseline(before, Now.AddDays(-1)), "Title");
        Assert.Equal([FindingChange.New, FindingChange.Fixed, null], report.Findings.Select(finding => finding.Change));
        Assert.Equal([AuditChangeKind.FindingNew, AuditChangeKind.FindingFixed], report.Changes!.Select(change => change.Kind));
        Assert.Equal(Now.AddDays(-1), report.BaselineAt);
        Assert.Equal("Title", report.Title);
    }

    [Fact]
    public void A_vault_that_one_of_two_machines_could_not_read_is_a_change_of_that_machine()
    {
        Finding[] before = [Finding(), Vault(), End(), Vault(host: "web-2", run: "2"), End("2", "web-2")];
        Finding[] now = [Finding(run: "3"), Vault(run: "3"), End("3"), Vault(host: "web-2", run: "4", failed: true), End("4", "web-2")];
        var report = AuditReport.Create(now, "1", Now, new Baseline(before, Now.AddDays(-1)));
        var change = Assert.Single(report.Changes!, change => change.Kind == AuditChangeKind.VaultUnknown);
        Assert.Equal("web-2", change.Host);
    }

    [Fact]
    public void What_looks_like_a_key_is_masked_and_two_of_them_stay_two()
    {
        var one = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
        var other = one[1..] + "x";
        var report = Report(Finding(Key(one) with { Label = one }), Finding(Key(other, fingerprint: OtherKey)));
        Assert.Equal(2, report.Keys.Select(key => key.Name).Distinct().Count());
        Assert.DoesNotContain(one[..20], Describe(report), StringComparison.Ordinal);
        Assert.Contains(FindingIdentity.Of("BKT1001", "Store", one), report.Findings.Select(finding => finding.Id));
    }
}
