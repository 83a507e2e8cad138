using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Html;

namespace BinanceKeyTools.Tests.Reporting.Html;

public class HtmlReportSizeTests
{
    private const int ProblemsPerKey = 5;

    [Fact]
    public void TenThousandKeysTakeTenTimesAsMuchAsAThousand()
    {
        Write(Fleet(10), out _);
        var small = Write(Fleet(1_000), out var allocatedForSmall);
        var big = Write(Fleet(10_000), out var allocatedForBig);

        Assert.InRange((double)big.Length / small.Length, 8, 11);
        Assert.InRange((double)allocatedForBig / allocatedForSmall, 5, 14);
        Assert.InRange(big.Length / 10_000, 500, 4_000);
    }

    [Fact]
    public void ThePageIsNeverInMemoryAsAWhole()
    {
        var output = Write(Fleet(2_000), out _);
        Assert.InRange(output.LongestWrite, 1, 128 * 1024);
        Assert.True(output.Length > 10 * output.LongestWrite);
    }

    private static CountingStream Write(AuditReport report, out long allocated)
    {
        var output = new CountingStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        new HtmlReportWriter().Write(report, output);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return output;
    }

    private static AuditReport Fleet(int count)
    {
        Finding[][] findings =
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var key = SampleFindings.Key($"bot-{number:D5}", $"Vault-{number % 10}", fingerprint: $"{number:x12}");
                return Enumerable.Range(0, ProblemsPerKey + 20).Select(check => SampleFindings.Finding(
                    key,
                    $"BKT10{check:D2}",
                    check == 0 ? FindingStatus.Unknown : check < ProblemsPerKey ? FindingStatus.Fail : FindingStatus.Pass)).ToArray();
            }),
        ];
        return SampleFindings.Report([.. findings.SelectMany(ofKey => ofKey), SampleFindings.End()]);
    }
}
