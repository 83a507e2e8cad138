using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>A saved audit: what the Json report holds, and what baselines and comparisons read.</summary>
public sealed class AuditResult
{
    /// <summary>What says that a document is one of these.</summary>
    public const string SchemaName = "binance-key-audit";

    /// <summary>The version of the form. Fields may be added to a version; it changes when one changes its meaning.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The version of the module that wrote it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>Whether every run in it came to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The findings, in the order of the file.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What had changed against the baseline of that time; <see langword="null"/> when there was none.</summary>
    public IReadOnlyList<AuditChange>? Changes { get; init; }

    /// <summary>When that baseline was made.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>The result as something to hold later runs against.</summary>
    public Baseline ToBaseline() => new(Findings, GeneratedAt);
}
