using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace BinanceKeyTools.Benchmarks.Signing;

/// <summary>
/// Runs inside this process: the projects target .NET 8 and roll forward, and BenchmarkDotNet would want to build for the
/// runtime that happens to be there.
/// </summary>
public sealed class SigningConfig : ManualConfig
{
    public SigningConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithMinIterationTime(TimeInterval.FromMilliseconds(200))
            .WithWarmupCount(8)
            .WithIterationCount(30));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(CategoriesColumn.Default);
        AddColumn(StatisticColumn.Min, StatisticColumn.Median, StatisticColumn.Max);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond));
        AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Gen0);
    }
}
