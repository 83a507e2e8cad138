using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace SampleReport;

/// <summary>How the runs before the one of the sample pages came out: daily ones that got better, with a week without runs, a night on which
/// the exchange did not answer, and a run that was stopped.</summary>
internal static class SampleHistory
{
    private const int Days = 48;

    public static AuditHistory Full { get; } = new(Enumerable.Range(1, Days).Where(day => day is < 17 or > 23).Select(Run));

    private static AuditHistoryRun Run(int day)
    {
        var silent = day == 9;
        var stopped = day == 30;
        var critical = silent ? 0 : day > 35 ? 5 : day > 12 ? 3 : 2;
        return new AuditHistoryRun
        {
            At = SampleKeys.Now.AddDays(-day),
            RunIds = [$"day-{day}"],
            Level = silent ? AuditVerdictLevel.Undetermined : AuditVerdictLevel.NotOK,
            IsComplete = !stopped,
            Keys = stopped ? 11 : day > 35 ? 26 : 28,
            Failed = new Dictionary<FindingSeverity, int>
            {
                [FindingSeverity.Critical] = critical,
                [FindingSeverity.High] = silent ? 0 : 6 + (day / 8),
                [FindingSeverity.Medium] = silent ? 0 : 5 + (day / 6),
                [FindingSeverity.Low] = silent ? 0 : 9 + (day % 3),
                [FindingSeverity.Informational] = 0,
            },
            Unknown = silent ? 28 : day % 5 == 0 ? 1 : 2,
            Changes = day == Days ? null : day % 4,
        };
    }
}
