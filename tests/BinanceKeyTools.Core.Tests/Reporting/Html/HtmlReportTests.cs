using System.Globalization;
using System.Xml.Linq;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
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
    public void OfACompleteRunNothingIsSaid()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.DoesNotContain("INCOMPLETE", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoKeyIsNoGoodNews()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.End()));
        Assert.StartsWith("Summary Undetermined : there is no key in this report.", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("Nothing was audited", page.TextOf("first"), StringComparison.Ordinal);
        Assert.Contains("The report has no key.", page.TextOf("keys"), StringComparison.Ordinal);
        Assert.Contains("No check failed of those that could be made.", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.Contains("Nothing else of what was looked at", page.TextOf("unknown"), StringComparison.Ordinal);
    }

    [Fact]
    public void FailuresAndUnknownsAreCountedApart()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(),
            SampleFindings.Finding(check: "BKT1002", status: FindingStatus.Unknown, reason: FindingReason.NotRecorded),
            SampleFindings.Finding(check: "BKT1011", status: FindingStatus.Unknown, reason: FindingReason.NotRecorded),
            SampleFindings.Finding(check: "BKT1012", muted: true),
            SampleFindings.Finding(check: "BKT1013", status: FindingStatus.Pass),
            SampleFindings.End()));

        Assert.Contains("Keys 1 0 without a problem Failures 1 High 1 Unknown 2 2 checks could not be made; 1 key concerned Changes", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("Passed checks : 2. Muted : 1. Vaults : 0.", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("BKT1001", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.DoesNotContain("BKT1002", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.DoesNotContain("BKT1012", page.TextOf("failures"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneObstacleIsToldOnce()
    {
        Finding[] unknown = [.. new[] { "BKT1011", "BKT1001", "BKT1002" }.Select(check => Obstructed(check, "-2015 Invalid API-key."))];
        var page = HtmlPage.Of(SampleFindings.Report([.. unknown, SampleFindings.End()]));

        var section = page.TextOf("unknown");
        Assert.Contains("The exchange refused the key 1 key: 3 checks", section, StringComparison.Ordinal);
        Assert.Contains("3 checks could not be made: -2015 Invalid API-key. Next: Debug-BinanceKey bot Debug-BinanceKey 'bot' -Vault 'Store'", section, StringComparison.Ordinal);
        Assert.Contains("May hide High", section, StringComparison.Ordinal);
        Assert.Equal(["High BKT1001 CheckBKT1001", "High BKT1002 CheckBKT1002", "High BKT1011 CheckBKT1011"], page.Section("unknown").Descendants("li").Select(item => item.Value.Replace("Check10", "CheckBKT10", StringComparison.Ordinal)));
        Assert.Single(page.Section("unknown").Descendants("tbody").Elements("tr"));
    }

    [Fact]
    public void AnUnknownFindingIsNeverWordedAsAFailure()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(status: FindingStatus.Unknown, title: "Undetermined: withdrawal permission"), SampleFindings.End()));

        Assert.All(["first", "unknown", "keys"], id => Assert.DoesNotContain("Withdrawals are enabled", page.TextOf(id), StringComparison.Ordinal));
    }

    [Fact]
    public void WhatWasLastKnownIsSaid()
    {
        var was = SampleFindings.Key() with { Permission = KeyPermission.Reading | KeyPermission.Withdrawals };
        var now = SampleFindings.Key() with { Permission = KeyPermission.None, UnknownPermission = PermissionField.Every, IPRestricted = null };
        var baseline = new Baseline(
            [SampleFindings.Finding(was with { ObservedAt = SampleFindings.Now.AddDays(-7) }), SampleFindings.End()], SampleFindings.Now.AddDays(-7));
        var report = AuditReport.Create([SampleFindings.Finding(now, status: FindingStatus.Unknown, run: "run-2"), SampleFindings.End("run-2")], "1.2.3", SampleFindings.Now, baseline);
        var page = HtmlPage.Of(report);

        Assert.Contains("Unknown since 2026-11-13 12:00 UTC : then it failed.", page.TextOf("unknown"), StringComparison.Ordinal);
        Assert.Contains("known on 2026-11-13: R·······W··Reading, Withdrawals, IP list", page.KeyRows.Single().Value, StringComparison.Ordinal);
        Assert.Contains("Key unknown since", page.TextOf("changes"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntryIsListedAsOneAndIsNoKey()
    {
        var entry = SampleFindings.Key("half", fingerprint: null) with { Scope = FindingScope.Entry };
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(status: FindingStatus.Pass),
            SampleFindings.Finding(entry, "BKT1610", FindingStatus.Unknown, FindingSeverity.Critical, reason: FindingReason.KeyUnreadable),
            SampleFindings.End()));

        Assert.Single(page.KeyRows);
        Assert.Equal("half", page.Table("Entries that could not be read as keys").Descendants("th").Single().Value);
        Assert.Contains("Keys 1 1 without a problem; 1 entry could not be read as keys", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("half entry of Store", page.TextOf("first"), StringComparison.Ordinal);
        Assert.Equal("#e1", page.Section("unknown").Descendants("th").Elements("a").Single().Attribute("href")!.Value);
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
            SampleFindings.Finding(SampleFindings.Key("c", fingerprint: "c") with { Owner = "Jo" }, "BKT1007", FindingStatus.Unknown, FindingSeverity.Critical),
            SampleFindings.Finding(SampleFindings.Key("d", fingerprint: "d"), "BKT1004", severity: FindingSeverity.Low),
            SampleFindings.End()));

        var steps = page.Section("first").Descendants("li").Where(item => item.Parent!.Name == "ol").ToArray();
        Assert.Equal(
            ["Title of BKT1005", "The exchange refused the key", "Title of BKT1004", "Title of BKT1003", "Title of BKT1004"],
            steps.Select(step => step.Descendants("a").First().Value));
        Assert.Equal(["b"], Names(steps[0]));
        Assert.Equal(["a", "b"], Names(steps[2]));
        Assert.Equal(["d"], Names(steps[4]));
        Assert.Contains("no owner recorded", HtmlPage.TextOf(steps[0]), StringComparison.Ordinal);
        Assert.StartsWith("Unknown may hide Critical", HtmlPage.TextOf(steps[1]), StringComparison.Ordinal);
        Assert.Contains("owner: Jo BKT1007 is Unknown for c.", HtmlPage.TextOf(steps[1]), StringComparison.Ordinal);

        static IEnumerable<string> Names(XElement step) => step.Descendants("ul").Single().Elements("li").Select(item => item.Element("a")!.Value);
    }

    // What a failure of the check would call for does not remove what stands in the way of the check.
    [Fact]
    public void TheAdviceOnAFailureIsNoAdviceOnAnUnknown()
    {
        var unknown = SampleFindings.Finding(status: FindingStatus.Unknown, check: "BKT1501", reason: FindingReason.NotRecorded);
        var page = HtmlPage.Of(SampleFindings.Report(Advised(unknown, CheckCatalogue.Find("BKT1501")!.Metadata.Remediation), SampleFindings.End()));
        Assert.DoesNotContain("Replace the key", page.TextOf("first") + page.TextOf("unknown"), StringComparison.Ordinal);

        var obstacle = HtmlPage.Of(SampleFindings.Report(Advised(unknown, "Plug it in."), SampleFindings.End()));
        Assert.Contains("Plug it in.", obstacle.TextOf("first"), StringComparison.Ordinal);
        Assert.Contains("Plug it in.", obstacle.TextOf("unknown"), StringComparison.Ordinal);
    }

    [Fact]
    public void AStepNamesTheNextCommandOfAKeyThatWasRefused()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            Obstructed("BKT1001", "-2015 Invalid API-key."), Obstructed("BKT1002", "-2015 Invalid API-key."), SampleFindings.End()));
        Assert.Equal("Debug-BinanceKey 'bot' -Vault 'Store'", page.Section("first").Descendants("code").Single().Value);
    }

    [Fact]
    public void AMuteIsShownWithReasonOwnerAndEnd()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(muted: true), SampleFindings.End()));
        var cells = page.Table("Muted findings").Descendants("td").Select(cell => cell.Value).ToArray();
        Assert.Equal(["Known.", "ops", "2027-01-31"], cells[^3..]);
        Assert.Contains("No check failed.", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.Contains("1 muted finding", HtmlPage.TextOf(page.KeyRows.Single()), StringComparison.Ordinal);
        Assert.Contains("This was judged with 1 muted finding .", page.TextOf("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void DeviationsFromTheStandardChecksAreListedAndSaidAtTheTop()
    {
        var deviations = Deviations("switched off: BKT1001 WithdrawalsEnabled (Critical)", "limit: maxAgeDays is 9999 instead of 365", "muted: BKT1002 for Store/bot until 2027-01-31 by ops: Known.");
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(check: "BKT1401", status: FindingStatus.Pass), deviations, SampleFindings.End()));

        Assert.Contains("This was judged with 3 deviations from the standard checks.", page.TextOf("summary"), StringComparison.Ordinal);
        var rows = page.Table("Deviations").Elements("tr").ToArray();
        Assert.Equal(["switched off", "limit", "muted"], rows.Select(row => row.Element("th")!.Value));
        Assert.Equal("maxAgeDays is 9999 instead of 365", rows[1].Element("td")!.Value);
        var reference = rows[0].Descendants("a").Single();
        Assert.Equal("BKT1001", reference.Value);
        Assert.Contains("enableWithdrawals of the key", HtmlPage.TextOf(page.All("dl").Single(list => $"#{list.Attribute("id")?.Value}" == reference.Attribute("href")!.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutDeviationsThatIsSaidWhereItIsKnown()
    {
        var known = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(status: FindingStatus.Pass), Deviations("deviations: 0"), SampleFindings.End()));
        Assert.Contains("The policy makes every check with its standard limits and severity.", known.TextOf("deviations"), StringComparison.Ordinal);
        Assert.DoesNotContain("This was judged with", known.TextOf("summary"), StringComparison.Ordinal);

        var silent = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(status: FindingStatus.Pass), SampleFindings.End()));
        Assert.Contains("Of 1 run it is unknown in what the policy deviates", silent.TextOf("deviations"), StringComparison.Ordinal);
        Assert.DoesNotContain("The policy makes every check", silent.TextOf("deviations"), StringComparison.Ordinal);
    }

    [Fact]
    public void VaultsAndRunsHaveASectionOfTheirOwn()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.Vault("Locked", failed: true), SampleFindings.Vault(), SampleFindings.End()));
        Assert.Equal(["Locked", "Store", "The run"], page.Section("vaults").Descendants("th").Elements("bdi").Select(name => name.Value));
        Assert.Equal(["Unknown", "OK", "OK"], page.Section("vaults").Descendants("tbody").Elements("tr").Select(row => row.Descendants("span").First().Value));
        Assert.Contains("Locked", page.TextOf("unknown"), StringComparison.Ordinal);
        Assert.Contains("Vaults : 2.", page.TextOf("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void SecretsThatWerePassedOverAreSaidAlsoWhenEverythingPasses()
    {
        var vault = new Finding(SampleFindings.Key(AuditedKey.Everything, "Store", fingerprint: null) with { Scope = FindingScope.Vault })
        {
            Id = "1",
            CheckId = "BKT1912",
            CheckName = "VaultUnavailable",
            Title = "The vault was read",
            Severity = FindingSeverity.High,
            Status = FindingStatus.Pass,
            Reason = FindingReason.Compliant,
            Message = "The vault was read.",
            Evidence = ["keys: 1", "other secrets: 4"],
            RunId = "run-1",
            Policy = "Default",
        };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(status: FindingStatus.Pass), vault, SampleFindings.End()));
        Assert.Contains("4 other secrets were passed over", page.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains("4 other secrets were passed over", page.TextOf("vaults"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Section("vaults").Descendants(), element => element.Name.LocalName == "details");
    }

    [Fact]
    public void KeysAreGroupedByOwnerAndAccount()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(SampleFindings.Key("a", fingerprint: "a") with { Owner = "Jo", Account = "main" }, severity: FindingSeverity.Low),
            SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b") with { Owner = "jo " }, "BKT1002"),
            SampleFindings.Finding(SampleFindings.Key("b", fingerprint: "b") with { Owner = "jo " }, "BKT1011", FindingStatus.Unknown),
            SampleFindings.Finding(SampleFindings.Key("c", fingerprint: "c") with { Owner = " " }, severity: FindingSeverity.Critical),
            SampleFindings.Finding(SampleFindings.Key("d", fingerprint: "d") with { Owner = "Mara" }, status: FindingStatus.Pass),
            SampleFindings.End()));

        Assert.Equal(
            ["no owner recorded Critical 1 1 0", "jo High 2 2 1", "Mara OK 1 0 0"],
            page.Table("Keys by owner").Elements("tr").Select(HtmlPage.TextOf));
        Assert.Equal(["no account recorded Critical 3 2 1", "main Low 1 1 0"], page.Table("Keys by account").Elements("tr").Select(HtmlPage.TextOf));
        var links = page.Table("Keys by owner").Descendants("a").ToArray();
        Assert.Equal(["o1", "o2", "o3"], links.Select(link => link.Attribute("data-group")!.Value));
        Assert.Equal(["1", "2", "2", "3"], page.KeyRows.Select(row => row.Attribute("data-o")!.Value));
        Assert.Equal("#k2", links[1].Attribute("href")!.Value);
    }

    [Fact]
    public void EveryCheckIsExplainedInThePage()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(), Obstructed("BKT1002", "-2015 Invalid API-key."), Obstructed("BKT1011", "-2015 Invalid API-key."), SampleFindings.End()));

        Assert.DoesNotContain("docs/checks", page.Text, StringComparison.Ordinal);
        foreach (var check in new[] { "BKT1001", "BKT1002", "BKT1011", "BKT1704", "BKT1901" }.Select(id => CheckCatalogue.Find(id)!.Metadata))
        {
            var reference = HtmlPage.TextOf(page.Section("checks").Descendants("details").Single(details => details.Element("summary")!.Value.StartsWith(check.Id, StringComparison.Ordinal)));
            Assert.All(new[] { check.Name, check.LooksAt, check.UnknownWhen, check.Risk, check.Remediation, check.Source }, text => Assert.Contains(text, reference, StringComparison.Ordinal));
        }

        var link = page.Section("failures").Descendants("a").Single(link => link.Value == "BKT1001");
        Assert.Contains(page.Section("checks").Descendants("dl"), list => $"#{list.Attribute("id")!.Value}" == link.Attribute("href")!.Value);
    }

    [Fact]
    public void ACheckThatIsNotKnownHasNoLink()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(check: "BKT9999"), SampleFindings.End()));
        Assert.Contains("BKT9999", page.TextOf("failures"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Section("failures").Descendants("a"), link => link.Value == "BKT9999");
    }

    [Fact]
    public void TheLegendOfThePermissionsStandsAboveTheTable()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.True(page.Text.IndexOf("Letters of the permissions", StringComparison.Ordinal) < page.Text.IndexOf("id=\"keys-table\"", StringComparison.Ordinal));
        var letters = page.All("ul").Single(list => list.Attribute("aria-label")?.Value == "Letters of the permissions").Elements("li").Select(item => item.Value);
        Assert.Equal(RightsText.Letters.Select((letter, place) => $"{letter} {PermissionNames.All[place]}").Concat(["· off", "? unknown"]), letters);
    }

    [Fact]
    public void TheVaultIsNamedWhereThereAreSeveral()
    {
        var one = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.DoesNotContain("Store", HtmlPage.TextOf(one.KeyRows.Single()), StringComparison.Ordinal);
        Assert.Contains("Vault Store", HtmlPage.TextOf(one.All("header").Single()), StringComparison.Ordinal);

        var two = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.Finding(SampleFindings.Key("tax", "Other", fingerprint: "ffffffffffff")), SampleFindings.End()));
        Assert.Equal(["Other", "Store"], two.KeyRows.Select(row => row.Element("th")!.Elements("small").First().Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WithoutBaselineNothingIsKnownAboutChanges()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding()));
        Assert.Contains("There was no baseline to compare with, so what changed is unknown.", page.TextOf("changes"), StringComparison.Ordinal);
        Assert.Contains("Changes – unknown: there was no baseline to compare with", page.TextOf("summary"), StringComparison.Ordinal);
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
        Assert.Contains("Changes 2 worst: High since 2026-11-13 12:00 UTC", page.TextOf("summary"), StringComparison.Ordinal);

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

        var row = page.KeyRows.Single();
        Assert.Equal("9", row.Attribute("data-w")!.Value);
        Assert.Equal(
            ["High", "botvmPU…dEh8A 0123456789ab", "opsSpotTrading", "main@example.orgLive · HMAC", "30 dexpired 2026-11-19",
                "R··?····W··Reading, Withdrawals; unknown: FuturesIP list", "1", "0", "BKT1001 BKT1001 is Fail for bot."],
            row.Elements().Select(cell => cell.Value));
    }

    [Fact]
    public void WhatIsNotKnownAboutAKeyIsAQuestionMark()
    {
        var key = SampleFindings.Key() with { CreatedAt = null, Algorithm = null, IPRestricted = null, Permission = KeyPermission.None, UnknownPermission = PermissionField.Every };
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(key, status: FindingStatus.Unknown), SampleFindings.End()));

        var cells = page.KeyRows.Single().Elements().Select(cell => cell.Value).ToArray();
        Assert.Equal("Unknownmay hide High", cells[0]);
        Assert.Equal(["no owner recordedSpotTrading", "–Live · type unknown", "?expiry unknown", "???????????unknownIP rule unknown"], cells[2..6]);
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

        var rows = page.Table("Keys by age").Elements("tr");
        Assert.Equal([bucket], rows.Where(row => row.Elements("td").Last().Value == "1").Select(row => row.Element("th")!.Value));
    }

    [Fact]
    public void PassedChecksAreFoldedAndThoseThatDoNotApplyFoldedFurther()
    {
        var few = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(status: FindingStatus.Pass), SampleFindings.Finding(check: "BKT1002", status: FindingStatus.NotApplicable), SampleFindings.End()));
        Assert.Contains("BKT1001 Title of BKT1001 BKT1001 is Pass for bot.", few.TextOf("checks"), StringComparison.Ordinal);
        var passed = few.Section("checks").Elements("details").Single(details => details.Element("summary")!.Value == "2 passed checks");
        Assert.Null(passed.Attribute("open"));
        var notApplicable = passed.Elements("details").Single();
        Assert.Equal("1 check that did not apply", notApplicable.Element("summary")!.Value);
        Assert.Contains("BKT1002 is NotApplicable for bot.", HtmlPage.TextOf(notApplicable), StringComparison.Ordinal);
    }

    [Fact]
    public void PassedChecksAreListedUntilThereAreTooMany()
    {
        var many = HtmlPage.Of(SampleFindings.Report(
            [.. Enumerable.Range(0, ReportIndex.MostListedPasses + 1).Select(number => SampleFindings.Finding(SampleFindings.Key($"bot-{number}", fingerprint: $"{number}"), status: FindingStatus.Pass))]));
        Assert.Contains("2,001 passed checks They are counted, not listed.", many.TextOf("checks"), StringComparison.Ordinal);
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

    private static Finding Deviations(params string[] evidence)
    {
        var end = SampleFindings.End();
        return new Finding(SampleFindings.Key(AuditedKey.Everything, null, fingerprint: null) with { Scope = FindingScope.Run })
        {
            Id = "1904",
            CheckId = "BKT1904",
            CheckName = "PolicyDeviations",
            Title = "Deviations",
            Severity = FindingSeverity.Informational,
            Status = FindingStatus.Pass,
            Reason = FindingReason.Compliant,
            Message = "The run deviates from the standard checks.",
            Evidence = evidence,
            RunId = end.RunId,
            Policy = end.Policy,
        };
    }

    private static Finding Advised(Finding finding, string remediation) => new(finding.Subject)
    {
        Id = finding.Id,
        CheckId = finding.CheckId,
        CheckName = finding.CheckName,
        Title = finding.Title,
        Severity = finding.Severity,
        Status = finding.Status,
        Reason = finding.Reason,
        Message = finding.Message,
        Remediation = remediation,
        RunId = finding.RunId,
        Policy = finding.Policy,
    };

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
