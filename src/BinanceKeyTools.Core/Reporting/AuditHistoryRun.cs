using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>What one run came to: a point of the trend.</summary>
public sealed record AuditHistoryRun
{
    /// <summary>When its result was made, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The runs that the result holds: one, or one for each machine. Two results that hold the same are of one run.</summary>
    public required IReadOnlyList<string> RunIds { get; init; }

    /// <summary>How it stood.</summary>
    public required AuditVerdictLevel Level { get; init; }

    /// <summary>Whether it came to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The keys.</summary>
    public required int Keys { get; init; }

    /// <summary>The failures that were not muted, by severity; every severity is there.</summary>
    public required IReadOnlyDictionary<FindingSeverity, int> Failed { get; init; }

    /// <summary>What was unknown and not muted, a cause each.</summary>
    public required int Unknown { get; init; }

    /// <summary>How many changes there were against the baseline of that time; <see langword="null"/> when nothing was compared.</summary>
    public int? Changes { get; init; }

    /// <summary>The failures of severity Critical.</summary>
    public int Critical => Failed[FindingSeverity.Critical];

    /// <summary>The failures of severity High.</summary>
    public int High => Failed[FindingSeverity.High];

    /// <summary>The other failures.</summary>
    public int Lesser => Failed.Values.Sum() - Critical - High;

    /// <summary>Whether the numbers of failures are all of them. Where something was unknown, or the run did not come to its end, there may
    /// have been more: a zero says nothing then.</summary>
    public bool IsFullyKnown => IsComplete && Unknown == 0 && Level != AuditVerdictLevel.Undetermined;

    /// <summary>Sums up a report.</summary>
    /// <param name="report">The report.</param>
    public static AuditHistoryRun Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new AuditHistoryRun
        {
            At = report.GeneratedAt,
            RunIds = [.. report.Findings.Select(finding => finding.RunId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Level = report.Verdict.Level,
            IsComplete = report.IsComplete,
            Keys = report.Counts.Keys,
            Failed = report.Counts.Failed,
            Unknown = report.Counts.UnknownCount,
            Changes = report.Changes?.Count,
        };
    }

    /// <summary>Whether the other is a result of the same run, for example a copy.</summary>
    internal bool IsOfSameRunAs(AuditHistoryRun other) => RunIds.Count > 0 && RunIds.SequenceEqual(other.RunIds, StringComparer.Ordinal);
}
