using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class AuditHistoryTests
{
    [Fact]
    public void The_oldest_is_first_and_each_run_is_there_once()
    {
        var history = new AuditHistory([Run(2, "b"), Run(0, "a"), Run(3, "b"), Run(1, "c")]);
        Assert.Equal(["a", "c", "b"], history.Runs.Select(run => run.RunIds[0]));
        Assert.Equal(Now.AddDays(2), history.Runs[^1].At);
        Assert.Equal(0, history.OlderCount);
    }

    [Fact]
    public void Results_without_a_run_are_not_one_run() =>
        Assert.Equal(2, new AuditHistory([Run(0, "a") with { RunIds = [] }, Run(1, "b") with { RunIds = [] }]).Runs.Count);

    [Fact]
    public void The_newest_are_kept_and_the_others_are_counted()
    {
        var history = new AuditHistory(Enumerable.Range(0, AuditHistory.MostRuns + 5).Select(day => Run(day, $"{day}")), olderCount: 3);
        Assert.Equal(AuditHistory.MostRuns, history.Runs.Count);
        Assert.Equal("5", history.Runs[0].RunIds[0]);
        Assert.Equal(8, history.OlderCount);
        Assert.Equal(9, history.With(Run(100, "new")).OlderCount);
    }

    [Fact]
    public void The_report_is_one_of_its_runs_and_takes_the_place_of_its_copy()
    {
        var earlier = new AuditHistory([Run(-1, "a"), Run(0, "run-1")]);
        var report = AuditReport.Create([Finding(severity: FindingSeverity.Critical), End()], "1", Now, history: earlier);
        Assert.Equal(["a", "run-1"], report.History!.Runs.Select(run => run.RunIds[0]));
        Assert.Equal(1, report.History.Runs[^1].Critical);
        Assert.Equal(0, earlier.Runs[^1].Critical);
        Assert.Null(AuditReport.Create([End()], "1", Now).History);
    }

    [Fact]
    public void A_run_says_what_its_report_says()
    {
        var report = AuditReport.Create(
            [
                Finding(check: "BKT1001", severity: FindingSeverity.Critical),
                Finding(check: "BKT1002", severity: FindingSeverity.High),
                Finding(check: "BKT1003", severity: FindingSeverity.Low),
                Finding(check: "BKT1011", severity: FindingSeverity.Critical, muted: true),
                Finding(check: "BKT1012", status: FindingStatus.Unknown),
                End(),
            ],
            "1",
            Now,
            new([Finding(check: "BKT1001", status: FindingStatus.Pass), End()], Now.AddDays(-1)));
        var run = AuditHistoryRun.Of(report);
        Assert.Equal((Now, AuditVerdictLevel.NotOK, true), (run.At, run.Level, run.IsComplete));
        Assert.Equal((1, 1, 1, 1, 1), (run.Keys, run.Critical, run.High, run.Lesser, run.Unknown));
        Assert.Equal(report.Changes!.Count, run.Changes);
        Assert.False(run.IsFullyKnown);
    }

    [Theory]
    [InlineData(0, true, AuditVerdictLevel.OK, true)]
    [InlineData(0, true, AuditVerdictLevel.NotOK, true)]
    [InlineData(1, true, AuditVerdictLevel.NotOK, false)]
    [InlineData(0, false, AuditVerdictLevel.NotOK, false)]
    [InlineData(0, true, AuditVerdictLevel.Undetermined, false)]
    public void A_number_of_failures_is_only_known_where_everything_is(int unknown, bool isComplete, AuditVerdictLevel level, bool expected) =>
        Assert.Equal(expected, (Run(0, "a") with { Unknown = unknown, IsComplete = isComplete, Level = level }).IsFullyKnown);

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, new int[0])]
    [InlineData(new[] { 0, 1, 2, 3, 7 }, new[] { 4 })]
    [InlineData(new[] { 0, 1, 2, 9, 10, 17 }, new[] { 3, 5 })]
    [InlineData(new[] { 0, 1, 2, 4 }, new int[0])]
    [InlineData(new[] { 0, 1, 50 }, new int[0])]
    [InlineData(new[] { 0 }, new int[0])]
    public void A_gap_is_far_longer_than_usual(int[] days, int[] gaps)
    {
        var history = new AuditHistory(days.Select(day => Run(day, $"{day}")));
        Assert.Equal(gaps, Enumerable.Range(0, days.Length).Where(index => history.GapBefore(index) is not null));
        Assert.All(gaps, gap => Assert.Equal(TimeSpan.FromDays(days[gap] - days[gap - 1]), history.GapBefore(gap)));
    }

    internal static AuditHistoryRun Run(int day, string id) => new()
    {
        At = Now.AddDays(day),
        RunIds = [id],
        Level = AuditVerdictLevel.OK,
        IsComplete = true,
        Keys = 1,
        Failed = Enum.GetValues<FindingSeverity>().ToDictionary(severity => severity, _ => 0),
        Unknown = 0,
    };
}
