using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>Audits while the network, the clock or a vault is at fault.</summary>
public sealed class FleetFaultTests
{
    private static readonly FleetMember[] Fleet = FleetSamples.Mixed(60);

    public static TheoryData<string> Troubles => [nameof(FleetTrouble.Reset), nameof(FleetTrouble.Truncated), nameof(FleetTrouble.ServerError)];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task One_request_in_ten_that_fails_once_changes_nothing(string kind)
    {
        var requests = 0;
        using var quiet = new FleetRun(Fleet);
        using var run = new FleetRun(
            Fleet, Clock(), (_, _, times) => times == 1 && Interlocked.Increment(ref requests) % 10 == 0 ? Enum.Parse<FleetTrouble>(kind) : FleetTrouble.None);

        var findings = await run.AuditAsync();

        Assert.Equal(FleetSamples.Gist(await quiet.AuditAsync()), FleetSamples.Gist(findings));
        Assert.True(run.Exchange.Requests > quiet.Exchange.Requests * 1.05, "Requests were repeated.");
        Assert.Equal(0, run.Exchange.TooMany);
    }

    [Theory]
    [InlineData(nameof(FleetTrouble.HtmlPage))]
    [InlineData(nameof(FleetTrouble.HtmlRefusal))]
    public async Task One_key_in_ten_that_gets_web_pages_is_unknown_and_the_others_are_as_before(string kind)
    {
        using var quiet = new FleetRun(Fleet);
        using var run = new FleetRun(Fleet, Clock(), (member, _, _) => member.Number % 10 == 0 ? Enum.Parse<FleetTrouble>(kind) : FleetTrouble.None);
        var before = await quiet.AuditAsync();

        var findings = await run.AuditAsync();

        Assert.Equal(FleetSamples.Gist(before.Where(IsOther)), FleetSamples.Gist(findings.Where(IsOther)));
        Assert.Equal(FindingStatus.Fail, Assert.Single(findings, finding => finding.CheckId == "BKT1903").Status);
        var rights = findings.Where(finding => !IsOther(finding) && finding.CheckId is "BKT1001" or "BKT1305" or "BKT1702" && !IsOther(finding)).ToArray();
        Assert.NotEmpty(rights);
        Assert.All(rights, finding => Assert.Equal((FindingStatus.Unknown, FindingReason.ExchangeUnavailable), (finding.Status, finding.Reason)));

        static bool IsOther(Finding finding) => finding.Scope switch
        {
            FindingScope.Key => int.Parse(finding.Name[3..], null) % 10 != 0,
            FindingScope.Vault => true,
            _ => false,
        };
    }

    [Fact]
    public async Task A_question_that_keeps_failing_leaves_the_answers_to_the_others()
    {
        using var quiet = new FleetRun(Fleet);
        using var run = new FleetRun(
            Fleet, Clock(), (_, path, _) => path.EndsWith("/withdraw/address/list", StringComparison.Ordinal) ? FleetTrouble.Reset : FleetTrouble.None);
        var before = (await quiet.AuditAsync()).ToDictionary(finding => (finding.Id, finding.Name));

        var findings = await run.AuditAsync();

        var changed = findings.Where(finding => before[(finding.Id, finding.Name)].Status != finding.Status).ToArray();
        Assert.NotEmpty(changed);
        Assert.Equal(("BKT1903", FindingStatus.Fail), Assert.Single(changed, finding => finding.Scope == FindingScope.Exchange) is var host ? (host.CheckId, host.Status) : default);
        Assert.All(changed.Where(finding => finding.Scope != FindingScope.Exchange), finding => Assert.Equal(("BKT1721", FindingStatus.Unknown), (finding.CheckId, finding.Status)));
    }

    [Fact]
    public async Task A_key_that_gets_no_answer_delays_nobody_and_ends_with_its_time_limit()
    {
        var time = new ManualTimeProvider();
        using var run = new FleetRun(
            Fleet, time, (member, _, _) => member.Number == 1 ? FleetTrouble.Silence : FleetTrouble.None, timeout: TimeSpan.FromSeconds(30));
        var hanging = run.AuditAsync(Fleet[0]);

        foreach (var member in Fleet[1..])
        {
            Assert.NotEmpty(await run.AuditAsync(member));
        }

        Assert.False(hanging.IsCompleted);
        while (!hanging.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        var withdrawals = Assert.Single(await hanging, finding => finding.CheckId == "BKT1001");
        Assert.Equal((FindingStatus.Unknown, FindingReason.ExchangeUnavailable), (withdrawals.Status, withdrawals.Reason));
        Assert.Contains(run.Complete(), finding => finding.CheckId == "BKT1901");
    }

    [Fact]
    public async Task A_stopped_run_gives_no_finding_about_keys_that_were_under_way()
    {
        using var stop = new CancellationTokenSource();
        using var run = new FleetRun(Fleet, new ManualTimeProvider(), (member, _, _) => member.Number == 2 ? FleetTrouble.Silence : FleetTrouble.None);
        var findings = await run.AuditAsync(Fleet[0], stop.Token);
        var under = run.AuditAsync(Fleet[1], stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => under);
        using var quiet = new FleetRun(Fleet[..1]);
        var whole = await quiet.AuditAsync(Fleet[0]);
        Assert.Equal(FleetSamples.Gist(whole), FleetSamples.Gist(findings));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_clock_that_is_an_hour_off_is_a_finding_and_hinders_nothing_else(int minutes)
    {
        using var quiet = new FleetRun(Fleet);
        using var run = new FleetRun(Fleet, Clock(), offset: TimeSpan.FromMinutes(minutes));

        var findings = await run.AuditAsync();

        Assert.Equal(
            FleetSamples.Gist((await quiet.AuditAsync()).Where(finding => finding.CheckId != "BKT1703")),
            FleetSamples.Gist(findings.Where(finding => finding.CheckId != "BKT1703")));
        Assert.Equal(FindingStatus.Fail, Assert.Single(findings, finding => finding.CheckId == "BKT1703").Status);
    }

    [Fact]
    public async Task A_vault_that_dies_half_way_leaves_what_was_read_before_and_a_line_for_each_entry_that_was_not()
    {
        FleetMember[] half = [.. Fleet.Select(member => member with { IsUnreadable = member.Number > 30 })];
        using var quiet = new FleetRun(Fleet);
        using var run = new FleetRun(half);
        var before = await quiet.AuditAsync();

        var findings = await run.AuditAsync();

        Assert.Equal(FleetSamples.Gist(before.Where(IsRead)), FleetSamples.Gist(findings.Where(IsRead)));
        var entries = findings.Where(finding => finding.Scope == FindingScope.Entry).ToArray();
        Assert.Equal(30, entries.Length);
        Assert.All(entries, finding => Assert.Equal(
            ("BKT1610", FindingStatus.Unknown, FindingSeverity.Critical, FindingReason.VaultUnavailable), (finding.CheckId, finding.Status, finding.Severity, finding.Reason)));
        Assert.DoesNotContain(findings, finding => finding.Scope == FindingScope.Key && int.Parse(finding.Name[3..], null) > 30);
        Assert.Contains("unreadable entries: 30", Assert.Single(findings, finding => finding.CheckId == "BKT1901").Evidence);

        // Which keys share a secret is known of those only whose secret was read.
        static bool IsRead(Finding finding) =>
            finding is { Scope: FindingScope.Key, CheckId: not ("BKT1607" or "BKT1608" or "BKT1609") } && int.Parse(finding.Name[3..], null) <= 30;
    }

    [Theory]
    [InlineData(nameof(FleetTrouble.Reset))]
    [InlineData(nameof(FleetTrouble.Truncated))]
    [InlineData(nameof(FleetTrouble.ServerError))]
    [InlineData(nameof(FleetTrouble.HtmlPage))]
    [InlineData(nameof(FleetTrouble.HtmlRefusal))]
    [InlineData(nameof(FleetTrouble.NotFoundPage))]
    public async Task Where_nobody_answers_nothing_is_known_and_nothing_says_good(string kind)
    {
        using var run = new FleetRun(Fleet, Clock(), (_, _, _) => Enum.Parse<FleetTrouble>(kind));

        var findings = await run.AuditAsync();

        Assert.Equal((FindingStatus.Fail, FindingSeverity.High), Assert.Single(findings, finding => finding.CheckId == "BKT1903") is var host ? (host.Status, host.Severity) : default);
        var end = Assert.Single(findings, finding => finding.CheckId == "BKT1901");
        Assert.Equal((FindingStatus.Unknown, FindingSeverity.Critical, FindingReason.NothingAudited), (end.Status, end.Severity, end.Reason));
        Assert.All(
            findings.Where(finding => CheckCatalogue.Find(finding.CheckId) is RestrictionCheck or AccountCheck),
            finding => Assert.Equal((FindingStatus.Unknown, FindingReason.ExchangeUnavailable), (finding.Status, finding.Reason)));
        var report = AuditReport.Create(findings, "1.0.0", run.Now);
        Assert.All(report.Keys, key => Assert.Equal((FindingStatus.Unknown, FindingSeverity.Critical), (key.Status, key.Severity)));
        Assert.Equal(AuditVerdictLevel.NotOK, report.Verdict.Level);
        Assert.Equal(Fleet.Length, report.Counts.KeysUnknown);
    }

    [Fact]
    public async Task A_time_that_stays_refused_is_the_clock_and_no_fault_of_any_key()
    {
        using var run = new FleetRun(Fleet, Clock(), (_, _, _) => FleetTrouble.ClockRefusal);

        var findings = await run.AuditAsync();

        Assert.All(
            findings.Where(finding => CheckCatalogue.Find(finding.CheckId) is ExchangeCheck and not BinanceKeyTools.Audit.Checks.SubAccounts.SubAccountCheck),
            finding => Assert.Equal((FindingStatus.Unknown, FindingReason.ClockWrong), (finding.Status, finding.Reason)));
        Assert.Equal((FindingStatus.Unknown, FindingReason.ClockWrong), Assert.Single(findings, finding => finding.CheckId == "BKT1703") is var clock ? (clock.Status, clock.Reason) : default);
    }

    [Fact]
    public async Task One_account_question_that_fails_is_the_exchange_and_leaves_the_other_answers()
    {
        using var run = new FleetRun(Fleet, Clock(), (_, path, _) => path.EndsWith("/account/info", StringComparison.Ordinal) ? FleetTrouble.ServerError : FleetTrouble.None);

        var findings = await run.AuditAsync();

        var unknown = findings.Where(finding => finding.Status == FindingStatus.Unknown && finding.CheckId.StartsWith("BKT171", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, finding => Assert.Equal(FindingReason.ExchangeUnavailable, finding.Reason));
        Assert.All(findings.Where(finding => finding.CheckId == "BKT1711"), finding => Assert.Equal(FindingStatus.Pass, finding.Status));
    }

    [Fact]
    public async Task No_budget_of_the_exchange_is_exceeded_however_many_keys_there_are()
    {
        // 2,000 address books weigh 20,000, and 12,000 a minute are allowed: the run has to wait by itself.
        var time = Clock();
        var fleet = FleetSamples.Mixed(2000);
        using var run = new FleetRun(fleet, time, questions: EvidenceQuestion.Restriction | EvidenceQuestion.WithdrawalAddresses);

        var findings = await run.AuditAsync(throttle: 64);

        Assert.DoesNotContain(findings, finding => finding.Reason == FindingReason.ExchangeUnavailable);
        Assert.Equal(0, run.Exchange.TooMany);
        Assert.Equal(4000, run.Exchange.Requests);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(200));
    }

    private static ManualTimeProvider Clock() => new() { AutoAdvance = true };
}
