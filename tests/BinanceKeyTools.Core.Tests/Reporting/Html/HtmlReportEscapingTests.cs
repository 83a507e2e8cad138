using System.Xml.Linq;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting.Html;

public class HtmlReportEscapingTests
{
    [Fact]
    public void HostileNamesAreShownAsTheyAre()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Hostile()));

        var names = page.KeyRows.Elements("th")
            .Select(heading => heading.Element("bdi")!.Value).ToArray();
        Assert.Equal(SampleFindings.HostileNames.Length, names.Length);
        Assert.Contains("<script>alert(1)</script>", names);
        Assert.Contains("]]>", names);
        Assert.Contains("a[U+0001]b[U+0000]c", names);
        Assert.Contains("ünï[U+2028]cödé 🔑", names);
    }

    [Fact]
    public void HostileNamesMakeNoElement()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Hostile()));

        Assert.Single(page.All("script"));
        Assert.Single(page.All("style"));
        Assert.DoesNotContain(page.Root.Descendants(), element => element.Name.LocalName is "img" or "iframe" or "object" or "embed" or "form" or "base" or "foreignObject" or "use");
        Assert.DoesNotContain(
            page.Root.Descendants().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "style" or "src" or "srcdoc" or "action");
    }

    [Fact]
    public void NoTextInAnyFieldChangesTheMarkup()
    {
        var expected = HtmlPage.Of(Filled("x")).Skeleton;
        Prop.ForAll(HostileText.Any, text => text.Length == 0 || HtmlPage.Of(Filled(text)).Skeleton == expected).Check(Samples.Config(200));
    }

    // Every text of the report is the given one; every status, scope and list is there.
    private static AuditReport Filled(string text)
    {
        var key = new AuditedKey
        {
            Name = text,
            Vault = text,
            Host = text,
            ApiKey = text,
            Fingerprint = text,
            Label = text,
            Purpose = text,
            Owner = text,
            Account = text,
            ObservedAt = SampleFindings.Now,
        };
        Finding[] ofKey =
        [
            Filled(key, FindingStatus.Fail, text),
            Filled(key, FindingStatus.Fail, text, muted: true),
            Filled(key, FindingStatus.Unknown, text),
            Filled(key, FindingStatus.Pass, text),
            Filled(key, FindingStatus.NotApplicable, text),
        ];
        var entry = key with { Scope = FindingScope.Entry, LastKnown = new(SampleFindings.Now, KeyPermission.Withdrawals, KeyPermission.None, true) };
        Finding[] ofEntry = [Filled(entry, FindingStatus.Unknown, text)];
        Finding[] general =
        [
            Deviations(key with { Scope = FindingScope.Run }, text),
            Filled(key with { Scope = FindingScope.Exchange }, FindingStatus.Fail, text),
            Filled(key with { Scope = FindingScope.Vault }, FindingStatus.Fail, text),
            Filled(key with { Scope = FindingScope.Vault }, FindingStatus.Fail, text, muted: true),
            Filled(key with { Scope = FindingScope.Run }, FindingStatus.Unknown, text),
        ];
        Finding[] all = [.. ofKey, .. ofEntry, .. general];
        KeyAudit[] keys = [KeyAudit.Of(ofKey), KeyAudit.Of(ofEntry)];
        AuditChange[] changes =
        [
            new() { Kind = AuditChangeKind.KeyReplaced, Severity = FindingSeverity.High, Vault = text, Name = text, Host = text, CheckId = text, Before = text, After = text, Message = text },
        ];
        return new AuditReport
        {
            Version = text,
            Title = text,
            GeneratedAt = SampleFindings.Now,
            Findings = all,
            Keys = keys,
            Hosts = [text, text],
            Policies = [text],
            IsComplete = false,
            BaselineAt = SampleFindings.Now,
            Changes = changes,
            EarlierRuns = new([AuditHistoryTests.Run(-1, text)]),
        };
    }

    private static Finding Deviations(AuditedKey subject, string text) => new(subject)
    {
        Id = text,
        CheckId = "BKT1904",
        CheckName = text,
        Title = text,
        Severity = FindingSeverity.Informational,
        Status = FindingStatus.Pass,
        Reason = FindingReason.Compliant,
        Message = text,
        Evidence = [text, $"{text}: BKT1001 {text}"],
        RunId = text,
        Policy = text,
    };

    private static Finding Filled(AuditedKey subject, FindingStatus status, string text, bool muted = false) => new(subject)
    {
        Id = text,

        // After the check that is known, whatever the text is: the order is no matter of markup.
        CheckId = $"X{text}",
        CheckName = text,
        Title = text,
        Severity = FindingSeverity.High,
        Status = status,
        Reason = FindingReason.KeyRefused,
        Message = text,
        Evidence = [text],
        Risk = text,
        Remediation = text,
        Command = text,
        Reference = text,
        Muted = muted,
        MuteReason = text,
        MuteOwner = text,
        MuteExpires = new DateOnly(2027, 1, 31),
        Change = FindingChange.New,
        LastStatus = status == FindingStatus.Unknown ? FindingStatus.Fail : null,
        LastKnownAt = status == FindingStatus.Unknown ? SampleFindings.Now : null,
        RunId = text,
        Policy = text,
    };
}
