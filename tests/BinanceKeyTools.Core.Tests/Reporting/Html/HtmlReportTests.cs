using System.Globalization;
using System.Xml.Linq;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Html;

namespace BinanceKeyTools.Tests.Reporting.Html;

public class HtmlReportTests
{
    [Fact]
    public void SaysWhatItIs()
    {
        var writer = new HtmlReportWriter();
        Assert.Equal(ReportFormat.Html, writer.Format);
        Assert.Equal(".html", writer.Extension);
    }

    [Fact]
    public void LeavesTheStreamOpenAndWritesNoByteOrderMark()
    {
        using var output = new MemoryStream();
        new HtmlReportWriter().Write(SampleFindings.Report(), output);
        Assert.True(output.CanWrite);
        Assert.Equal((byte)'<', output.ToArray()[0]);
    }

    [Fact]
    public void AStoppedRunIsSaidAtTheTop()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding()));
        Assert.Contains("INCOMPLETE. A run was stopped", page.TextOf("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void ACompleteRunIsSaidToo()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.DoesNotContain("INCOMPLETE", page.Text, StringComparison.Ordinal);
        Assert.Contains("Every run came to its end", page.TextOf("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void NoKeyIsNoGoodNews()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.End()));
        Assert.Contains("no key was audited", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("Nothing was judged.", page.TextOf("first"), StringComparison.Ordinal);
        Assert.Contains("The report has no key.", page.TextOf("keys"), StringComparison.Ordinal);
    }

    [Fact]
    public void FailuresAndUnknownsAreCountedApart()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(),
            SampleFindings.Finding(check: "BKT1002", status: FindingStatus.Unknown),
            SampleFindings.Finding(check: "BKT1003", status: FindingStatus.Unknown),
            SampleFindings.Finding(check: "BKT1004", muted: true),
            SampleFindings.Finding(check: "BKT1005", status: FindingStatus.Pass),
            SampleFindings.End()));

        var summary = page.TextOf("summary");
        Assert.Contains("Failures 1 on 1 key Could not be found out 2 on 1 key Muted problems 1 on 1 key Passed checks 2", summary, StringComparison.Ordinal);
        Assert.Contains("BKT1001", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.DoesNotContain("BKT1002", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.DoesNotContain("BKT1004", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.Contains("2 checks could not be answered", page.TextOf("first"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneObstacleIsToldOnce()
    {
        Finding[] unknown = [.. new[] { "BKT1003", "BKT1001", "BKT1002" }.Select(check => Obstructed(check, "-2015 Invalid API-key."))];
        var page = HtmlPage.Of(SampleFindings.Report([.. unknown, SampleFindings.End()]));

        var section = page.TextOf("unknown");
        Assert.Contains("The exchange refused the key", section, StringComparison.Ordinal);
        Assert.Contains("1 key , 3 checks", section.Replace("key,", "key ,", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Not answered: BKT1001, BKT1002, BKT1003", section, StringComparison.Ordinal);
        Assert.Single(page.Section("unknown").Descendants("tbody").Elements("tr"));
    }

    [Fact]
    public void RiskAndAdviceAreSaidOncePerCheckAndTheCommandPerKey()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(SampleFindings.Key("a", fingerprint: "a")), SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b")), SampleFindings.End()));

        var failures = page.Section("failures");
        Assert.Single(failures.Descendants("dd"), element => element.Value == "The money can go.");
        Assert.Single(failures.Descendants(), element => !element.HasElements && element.Value == "Clear the checkbox.");
        Assert.Equal(["Do-It 'a'", "Do-It 'b'"], failures.Descendants("code").Select(element => element.Value));
        Assert.Equal(["enableWithdrawals: True", "second fact"], failures.Descendants("tr").Last().Descendants("li").Select(element => element.Value));
    }

    [Fact]
    public void WorstAndMostFrequentIsFirst()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(SampleFindings.Key("a", fingerprint: "a"), "BKT1003", severity: FindingSeverity.High),
            SampleFindings.Finding(SampleFindings.Key("a", fingerprint: "a"), "BKT1004", severity: FindingSeverity.High),
            SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b"), "BKT1004", severity: FindingSeverity.High),
            SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b"), "BKT1005", severity: FindingSeverity.Critical),
            SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b"), "BKT1006", severity: FindingSeverity.Critical, muted: true),
            SampleFindings.End()));

        var steps = page.Section("first").Descendants("a").Select(link => link.Value);
        Assert.Equal(["Title of BKT1005", "Title of BKT1004", "Title of BKT1003"], steps);
    }

    [Fact]
    public void AMuteIsShownWithReasonOwnerAndEnd()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(muted: true), SampleFindings.End()));
        var cells = page.Section("muted").Descendants("tbody").Single().Descendants("td").Select(cell => cell.Value).ToArray();
        Assert.Equal(["Known.", "ops", "2027-01-31"], cells[^3..]);
        Assert.Contains("No check of a key failed.", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.Contains("1 muted problem", page.TextOf("keys"), StringComparison.Ordinal);
    }

    [Fact]
    public void VaultsAndRunsHaveASectionOfTheirOwn()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.Vault("Locked", failed: true), SampleFindings.End()));
        Assert.Equal(["Locked", "Run"], page.Section("general").Descendants("th").Elements("bdi").Select(name => name.Value));
        Assert.DoesNotContain("Locked", page.TextOf("unknown"), StringComparison.Ordinal);
        Assert.Contains("1 on 1 vault", page.TextOf("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutBaselineNothingIsSaidAboutChanges()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding()));
        Assert.Contains("There was no baseline to compare with.", page.TextOf("changes"), StringComparison.Ordinal);
    }

    [Fact]
    public void ChangesAreListed()
    {
        var before = new Baseline([SampleFindings.Finding(SampleFindings.Key() with { IPRestricted = true }, status: FindingStatus.Pass)], SampleFindings.Now.AddDays(-7));
        Finding[] now = [SampleFindings.Finding(SampleFindings.Key() with { IPRestricted = false }), SampleFindings.End()];
        var page = HtmlPage.Of(AuditReport.Create(now, "1.2.3", SampleFindings.Now, before));

        var changes = page.TextOf("changes");
        Assert.Contains("What changed since 2026-11-13 12:00 UTC", changes, StringComparison.Ordinal);
        Assert.Contains("IP list switched off", changes, StringComparison.Ordinal);
        Assert.Contains("New failure", changes, StringComparison.Ordinal);
        Assert.Contains("New", page.TextOf("failures"), StringComparison.Ordinal);

        var unchanged = HtmlPage.Of(AuditReport.Create(now, "1.2.3", SampleFindings.Now, new Baseline(now, SampleFindings.Now.AddDays(-7))));
        Assert.EndsWith("UTC Nothing.", unchanged.TextOf("changes"), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyIsDescribedInItsRow()
    {
        var key = SampleFindings.Key() with
        {
            Account = "main@example.org",
            Owner = "ops",
            Permission = KeyPermission.Reading | KeyPermission.Withdrawals,
            UnknownPermission = KeyPermission.Futures,
            TradingExpiresAt = SampleFindings.Now.AddDays(-1),
        };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(key), SampleFindings.End()));

        var row = page.Section("keys").Descendants("tbody").Single().Elements("tr").Single();
        Assert.Equal("5", row.Attribute("data-w")!.Value);
        Assert.Equal(
            ["High", "botStorevmPU…dEh8A 0123456789ab", "main@example.orgLive · SpotTradingops", "HMAC", "30 d", "2026-11-19expired", "list",
                "R··?····W··Reading, Withdrawals; unknown: Futures", "1", "0", "0", "0", "BKT1001 BKT1001 is Fail for bot."],
            row.Elements().Select(cell => cell.Value));
    }

    [Fact]
    public void WhatIsNotKnownAboutAKeyIsAQuestionMark()
    {
        var key = SampleFindings.Key() with { CreatedAt = null, Algorithm = null, IPRestricted = null, Permission = KeyPermission.None, UnknownPermission = PermissionField.Every };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(key, status: FindingStatus.Unknown), SampleFindings.End()));

        var cells = page.Section("keys").Descendants("tbody").Single().Elements("tr").Single().Elements().Select(cell => cell.Value).ToArray();
        Assert.Equal("Unknown", cells[0]);
        Assert.Equal(["?", "?", "–", "?", "???????????unknown"], cells[3..8]);
    }

    [Theory]
    [InlineData(0.0, "Up to 30 days")]
    [InlineData(30.9, "Up to 30 days")]
    [InlineData(31.0, "31 to 90 days")]
    [InlineData(180.0, "91 to 180 days")]
    [InlineData(365.0, "181 to 365 days")]
    [InlineData(366.0, "Over 365 days")]
    [InlineData(-0.5, "Up to 30 days")]
    [InlineData(-2.0, "Unknown")]
    [InlineData(null, "Unknown")]
    public void KeysAreCountedByAge(double? days, string bucket)
    {
        var key = SampleFindings.Key() with { CreatedAt = days is { } age ? SampleFindings.Now.AddDays(-age) : null };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(key), SampleFindings.End()));

        var rows = page.Section("summary").Descendants("table").Single(table => table.Element("caption")!.Value == "Keys by age").Descendants("tbody").Elements("tr");
        Assert.Equal([bucket], rows.Where(row => row.Elements("td").Last().Value == "1").Select(row => row.Element("th")!.Value));
    }

    [Fact]
    public void KeysAreCountedByRight()
    {
        var key = SampleFindings.Key() with { Permission = KeyPermission.Withdrawals, UnknownPermission = KeyPermission.Futures };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(key), SampleFindings.End()));

        var rows = page.Section("summary").Descendants("table").Single(table => table.Element("caption")!.Value == "Keys by right").Descendants("tbody").Elements("tr").ToArray();
        Assert.Equal(PermissionField.All.Count, rows.Length);
        Assert.Equal(["W Withdrawals"], rows.Where(row => row.Elements("td").Last().Value == "1").Select(row => row.Element("th")!.Value));
        Assert.Equal(["F Futures"], rows.Where(row => row.Elements("td").Last().Value == "0 +1? unknown").Select(row => row.Element("th")!.Value));
    }

    [Fact]
    public void TheMachineIsNamedWhereThereAreSeveral()
    {
        var one = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.DoesNotContain("web-1", one.TextOf("keys"), StringComparison.Ordinal);

        var two = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(),
            SampleFindings.Finding(SampleFindings.Key(host: "web-2", fingerprint: "ffffffffffff"), run: "run-2"),
            SampleFindings.End(),
            SampleFindings.End("run-2", "web-2")));
        Assert.Contains("web-1", two.TextOf("keys"), StringComparison.Ordinal);
        Assert.Contains("web-2", two.TextOf("keys"), StringComparison.Ordinal);

        // Keys of one name on two machines are two keys, and each failure leads to its own.
        var links = two.Section("failures").Descendants("th").Elements("a").Select(link => link.Attribute("href")!.Value);
        Assert.Equal(["#k1", "#k2"], links.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PassedChecksAreListedUntilThereAreTooMany()
    {
        var few = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(status: FindingStatus.Pass), SampleFindings.End()));
        Assert.Contains("BKT1001 BKT1001 is Pass for bot.", few.TextOf("checks"), StringComparison.Ordinal);

        var many = HtmlPage.Of(SampleFindings.Report(
            [.. Enumerable.Range(0, ReportIndex.MostListedPasses + 1).Select(number => SampleFindings.Finding(SampleFindings.Key($"bot-{number}", fingerprint: $"{number}"), status: FindingStatus.Pass))]));
        Assert.Contains("Passed checks are counted, not listed: there are 2,001", many.TextOf("checks"), StringComparison.Ordinal);
        Assert.DoesNotContain("BKT1001 is Pass", many.TextOf("checks"), StringComparison.Ordinal);
    }

    [Fact]
    public void IsTheSameForTheSameReport()
    {
        var findings = SampleFindings.Hostile();
        var first = HtmlPage.Of(SampleFindings.Report(findings)).Bytes;
        Assert.Equal(first, HtmlPage.Of(SampleFindings.Report(findings)).Bytes);
        Assert.Equal(first, HtmlPage.Of(SampleFindings.Report([.. findings.Reverse()])).Bytes);
    }

    [Fact]
    public void TheCultureDecidesNothing()
    {
        var report = SampleFindings.Report([.. Enumerable.Range(0, 1_500).Select(number => SampleFindings.Finding(SampleFindings.Key($"bot-{number}", fingerprint: $"{number}")))]);
        var expected = HtmlPage.Of(report).Bytes;

        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NumberGroupSeparator = ".";
        other.NumberFormat.NegativeSign = "−";
        other.DateTimeFormat.TimeSeparator = ".";
        other.DateTimeFormat.DateSeparator = "/";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.Equal(expected, HtmlPage.Of(report).Bytes);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Finding Obstructed(string check, string message)
    {
        var finding = SampleFindings.Finding(check: check, status: FindingStatus.Unknown);
        return new Finding(SampleFindings.Key())
        {
            Id = finding.Id,
            CheckId = check,
            CheckName = finding.CheckName,
            Title = finding.Title,
            Severity = finding.Severity,
            Status = FindingStatus.Unknown,
            Reason = FindingReason.KeyRefused,
            Message = message,
            RunId = finding.RunId,
            Policy = finding.Policy,
        };
    }
}
