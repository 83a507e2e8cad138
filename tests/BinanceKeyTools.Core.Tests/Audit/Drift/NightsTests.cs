using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Core.Tests.Audit.Drift;

/// <summary>A baseline that is brought up to date night after night, also by nights in which nothing could be found out.</summary>
public sealed class NightsTests
{
    private static readonly AuditedKey Good = Key();

    public static TheoryData<string> BadNights => ["refused", "unreadable", "locked", "stopped", "not looked at"];

    [Theory]
    [MemberData(nameof(BadNights))]
    public void What_was_switched_in_a_bad_night_is_reported_after_it(string night)
    {
        var first = new Baseline(Run("1", Now.AddDays(-2), Good), Now.AddDays(-2));

        var second = Save(first, Bad(night));
        var changes = AuditComparison.Compare(second.Findings, Run("3", Now, Good with { Permission = KeyPermission.Reading | KeyPermission.Withdrawals }, FindingStatus.Fail));

        var change = Assert.Single(changes);
        Assert.Equal((AuditChangeKind.PermissionAdded, FindingSeverity.Critical, "Withdrawals"), (change.Kind, change.Severity, change.After));
        Assert.Contains("BKT1001", change.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadNights))]
    public void Many_bad_nights_forget_no_more_than_one(string night)
    {
        var baseline = new Baseline(Run("1", Now.AddDays(-2), Good), Now.AddDays(-2));
        for (var count = 0; count < 5; count++)
        {
            baseline = Save(baseline, Bad(night, run: $"2{count}"));
        }

        Assert.Empty(AuditComparison.Compare(baseline.Findings, Run("3", Now, Good)));
        Assert.Single(AuditComparison.Compare(baseline.Findings, Run("3", Now, Good with { IPRestricted = false })));
    }

    [Theory]
    [InlineData("refused", AuditChangeKind.KeyUnknown)]
    [InlineData("unreadable", AuditChangeKind.KeyUnknown)]
    [InlineData("locked", AuditChangeKind.VaultUnknown)]
    public void A_bad_night_says_since_when_nothing_is_known(string night, AuditChangeKind kind)
    {
        var change = Assert.Single(AuditComparison.Compare(Run("1", Now.AddDays(-2), Good), Bad(night)));
        Assert.Equal(kind, change.Kind);
        Assert.Contains("since 2026-11-18 12:00 UTC", change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_that_is_unknown_says_what_it_was_and_when()
    {
        var first = new Baseline(Run("1", Now.AddDays(-2), Good, FindingStatus.Fail), Now.AddDays(-2));
        var second = Save(first, Bad("refused"));

        var unknown = Assert.Single(second.Annotate(Bad("refused", run: "3")), finding => finding.CheckId == "BKT1001");

        Assert.Equal((FindingStatus.Fail, Now.AddDays(-2), FindingChange.Unchanged), (unknown.LastStatus, unknown.LastKnownAt, unknown.Change));
    }

    [Fact]
    public void A_failure_of_before_the_bad_night_is_not_new_after_it_and_is_fixed_when_it_passes()
    {
        var second = Save(new Baseline(Run("1", Now.AddDays(-2), Good, FindingStatus.Fail), Now.AddDays(-2)), Bad("refused"));

        Assert.Empty(AuditComparison.Compare(second.Findings, Run("3", Now, Good, FindingStatus.Fail)));
        Assert.Equal(AuditChangeKind.FindingFixed, Assert.Single(AuditComparison.Compare(second.Findings, Run("3", Now, Good, FindingStatus.Pass))).Kind);
    }

    [Fact]
    public void A_key_that_is_really_gone_is_forgotten_once_it_was_reported()
    {
        var first = new Baseline(Run("1", Now.AddDays(-2), Good), Now.AddDays(-2));
        Finding[] empty = [Vault(run: "2"), End("2")];

        Assert.Equal(AuditChangeKind.KeyVanished, Assert.Single(AuditComparison.Compare(first.Findings, empty)).Kind);
        Assert.DoesNotContain(Save(first, empty).Findings, finding => finding.Scope == FindingScope.Key);
    }

    [Fact]
    public void Checks_that_were_not_made_this_time_stay_as_they_were()
    {
        var first = new Baseline([.. Run("1", Now.AddDays(-2), Good), Finding(Good with { ObservedAt = Now.AddDays(-2) }, "BKT1305", run: "1")], Now.AddDays(-2));

        var second = Save(first, Run("2", Now.AddDays(-1), Good));

        Assert.Empty(AuditComparison.Compare(second.Findings, [.. Run("3", Now, Good), Finding(Good, "BKT1305", run: "3")]));
    }

    [Fact]
    public void A_run_that_knows_everything_is_the_next_baseline() =>
        Prop.ForAll(Any, Any, (before, after) =>
        {
            Finding[] known = [.. after.Where(finding => finding.Status != FindingStatus.Unknown && finding.Subject is { UnknownPermission: KeyPermission.None, IPRestricted: not null })];
            var advanced = new Baseline(before, Now).Advance(known);
            return AuditReport.Create(known, "1.0.0", Now).Findings.All(finding => advanced.Any(other => other.Id == finding.Id && other.Status == finding.Status));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Nothing_known_is_ever_lost_to_what_is_unknown() =>
        Prop.ForAll(Any, before =>
        {
            // The same again, and nothing can be found out.
            Finding[] dark = [.. before.Where(finding => finding.Scope == FindingScope.Key).Select(finding => Finding(
                finding.Subject with { Permission = KeyPermission.None, UnknownPermission = PermissionField.Every, IPRestricted = null, ObservedAt = Now.AddDays(1) },
                finding.CheckId,
                FindingStatus.Unknown,
                run: "dark"))];
            var baseline = new Baseline(before, Now);
            return AuditComparison.Compare(baseline.Findings, new Baseline(baseline.Advance(dark), Now).Findings)
                .All(change => change.Kind is AuditChangeKind.KeyUnknown or AuditChangeKind.VaultUnknown);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // As the cmdlet does it: through a file.
    private static Baseline Save(Baseline earlier, IEnumerable<Finding> findings)
    {
        using var file = new MemoryStream();
        new JsonReportWriter().Write(AuditReport.Create(earlier.Advance(findings), "1.0.0", Now), file);
        return AuditResultReader.Read(file.ToArray(), "baseline.json").ToBaseline();
    }

    private static Finding[] Run(string run, DateTimeOffset at, AuditedKey key, FindingStatus status = FindingStatus.Pass) =>
        [Finding(key with { ObservedAt = at }, status: status, severity: FindingSeverity.Critical, run: run), Vault(run: run), End(run)];

    private static Finding[] Bad(string night, string run = "2")
    {
        var unknown = Good with { Permission = KeyPermission.None, UnknownPermission = PermissionField.Every, IPRestricted = null, ObservedAt = Now.AddDays(-1) };
        return night switch
        {
            "refused" => [Finding(unknown, status: FindingStatus.Unknown, run: run), Vault(run: run), End(run)],
            "unreadable" =>
            [
                Finding(unknown with { Scope = FindingScope.Entry, ApiKey = null, Fingerprint = null }, "BKT1610", FindingStatus.Unknown, run: run, reason: FindingReason.KeyUnreadable),
                Vault(run: run),
                End(run),
            ],
            "locked" => [Vault(run: run, failed: true), End(run)],
            "stopped" => [Vault(run: run)],
            _ => [End(run)],
        };
    }
}
