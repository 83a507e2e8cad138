namespace BinanceKeyTools.Reporting;

/// <summary>How the last runs came out, oldest first.</summary>
public sealed class AuditHistory
{
    /// <summary>How many runs are kept.</summary>
    public const int MostRuns = 60;

    // Fewer intervals do not tell how often there is a run.
    private const int FewestIntervals = 3;

    /// <summary>Takes what runs came to. The newest are kept, and each run once: of several results of one run the first of the list.</summary>
    /// <param name="runs">The runs, in any order.</param>
    /// <param name="olderCount">How many older ones are left out already.</param>
    public AuditHistory(IEnumerable<AuditHistoryRun> runs, int olderCount = 0)
    {
        ArgumentNullException.ThrowIfNull(runs);
        List<AuditHistoryRun> distinct = [];
        foreach (var run in runs)
        {
            if (!distinct.Exists(run.IsOfSameRunAs))
            {
                distinct.Add(run);
            }
        }

        Runs = [.. distinct.OrderByDescending(run => run.At).Take(MostRuns).Reverse()];
        OlderCount = olderCount + distinct.Count - Runs.Count;
    }

    /// <summary>The runs, oldest first.</summary>
    public IReadOnlyList<AuditHistoryRun> Runs { get; }

    /// <summary>How many older runs are left out.</summary>
    public int OlderCount { get; }

    /// <summary>The same with one more run. A result of that run that is there already, for example a copy, is replaced.</summary>
    /// <param name="run">The run.</param>
    public AuditHistory With(AuditHistoryRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new([run, .. Runs], OlderCount);
    }

    /// <summary>How long nothing is known before a run: the time since the run before it, when that is more than twice what is usual.
    /// <see langword="null"/> when it is not, or when too few runs tell what is usual.</summary>
    /// <param name="index">The place of the run in <see cref="Runs"/>.</param>
    public TimeSpan? GapBefore(int index)
    {
        if (index == 0 || Runs.Count <= FewestIntervals)
        {
            return null;
        }

        TimeSpan[] intervals = [.. Runs.Zip(Runs.Skip(1), (earlier, later) => later.At - earlier.At).Order()];
        var usual = intervals[intervals.Length / 2];
        var interval = Runs[index].At - Runs[index - 1].At;
        return interval > 2 * usual ? interval : null;
    }
}
