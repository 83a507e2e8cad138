using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>What a report shows: the findings of one or more runs, a row for each key, and what changed.</summary>
public sealed class AuditReport
{
    /// <summary>The version of the module that made the report.</summary>
    public required string Version { get; init; }

    /// <summary>When the report was made, in UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Binance API key audit";

    /// <summary>Every finding, worst first: failures before what could not be found out before the rest, then by severity, vault, name and check.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>A row for each key, worst first.</summary>
    public required IReadOnlyList<KeyAudit> Keys { get; init; }

    /// <summary>The machines that the runs were made on.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The policies that were used.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>Whether every run came to its end. A report of a stopped run says so at its top.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>When the first key was looked at, in UTC; <see langword="null"/> without findings.</summary>
    public DateTimeOffset? ObservedFrom { get; init; }

    /// <summary>When the last key was looked at, in UTC.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }

    /// <summary>What changed since the baseline; <see langword="null"/> when there was none to compare with.</summary>
    public IReadOnlyList<AuditChange>? Changes { get; init; }

    /// <summary>When the baseline was made, in UTC.</summary>
    public DateTimeOffset? BaselineAt { get; init; }
}
