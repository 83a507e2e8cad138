using System.Globalization;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>
/// No form of report shows a secret, even when every text that people, vaults, files and other machines wrote is one. Making a report
/// masks; the writers write what they are given.
/// </summary>
public sealed class ReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Secrets _secrets = new();

    public static TheoryData<ReportFormat> Formats { get; } = [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_format_shows_a_secret(ReportFormat format)
    {
        foreach (var text in Texts())
        {
            var baseline = new Baseline([.. Findings(text, "aaaaaaaaaaaa")], Now.AddDays(-1));
            var report = AuditReport.Create(Findings(text, "bbbbbbbbbbbb"), "1.2.3", Now, baseline, text);

            Assert.NotEmpty(report.Changes!);
            Assert.Empty(_secrets.FindIn(Write(format, report)));
            Assert.Empty(_secrets.FindIn(PublicGraph.Of(report)));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_no_secret_is_shown(ReportFormat format)
    {
        var shown = Write(format, AuditReport.Create(Findings("a message", "aaaaaaaaaaaa"), "1.2.3", Now));

        Assert.Contains("a message", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("***", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_shows_none()
    {
        foreach (var text in Texts())
        {
            var changes = AuditComparison.Compare(Findings(text, "aaaaaaaaaaaa"), Findings(text, "bbbbbbbbbbbb"));

            Assert.NotEmpty(changes);
            Assert.Empty(_secrets.FindIn(PublicGraph.Of(changes) + string.Join('\n', changes)));
        }
    }

    [Fact]
    public void A_file_of_somebody_else_shows_none_in_a_report_of_its_own()
    {
        foreach (var text in Texts())
        {
            var file = Write(ReportFormat.Json, AuditReport.Create(Findings("a message", "aaaaaaaaaaaa"), "1.2.3", Now, title: "a message"));
            var result = AuditResultReader.Read(Encoding.UTF8.GetBytes(file.Replace("a message", JsonEncodedText.Encode(text).Value, StringComparison.Ordinal)), "file.json");
            var report = AuditReport.Create(result.Findings, "1.2.3", Now, result.ToBaseline(), result.Title);

            Assert.NotEmpty(_secrets.FindIn(PublicGraph.Of(result)));
            Assert.All(Enum.GetValues<ReportFormat>(), format => Assert.Empty(_secrets.FindIn(Write(format, report))));
        }
    }

    [Fact]
    public void A_disk_that_is_full_is_told_without_a_secret()
    {
        var report = AuditReport.Create(Findings(_secrets.HmacSecret, "aaaaaaaaaaaa"), "1.2.3", Now);
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            using var disk = new FullDisk(1000);
            var exception = Assert.Throws<IOException>(() => ReportWriters.For(format).Write(report, disk));

            Assert.Empty(_secrets.FindIn(exception + PublicGraph.Of(exception)));
            Assert.Empty(_secrets.FindIn(Encoding.UTF8.GetString(disk.Written)));
        }
    }

    private IEnumerable<string> Texts() =>
    [
        _secrets.ApiKey, _secrets.RsaPem, $"a/{_secrets.HmacSecret}\\{_secrets.ApiKey}",
        $"={_secrets.HmacSecret}|<b>{_secrets.ApiKey}</b>&amp;`{_secrets.HmacSecret}`",
    ];

    private static string Write(ReportFormat format, AuditReport report)
    {
        using var output = new MemoryStream();
        ReportWriters.For(format).Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>A finding of each scope and status with the text wherever a text can stand.</summary>
    private static Finding[] Findings(string text, string fingerprint) =>
    [
        .. Enum.GetValues<FindingStatus>().Select((status, index) => Finding(text, fingerprint, FindingScope.Key, status, $"BKT10{index:d2}", index == 0)),
        Finding(text, fingerprint, FindingScope.Key, FindingStatus.Fail, text, isMuted: false),
        Finding(text, text, FindingScope.Key, FindingStatus.Fail, "BKT1001", isMuted: true),
        .. ((string[])["BKT1020", "BKT1021"]).Select(check => Finding(text, fingerprint, FindingScope.Key, FindingStatus.Unknown, check, isMuted: false)),
        Finding(text, fingerprint, FindingScope.Entry, FindingStatus.Unknown, "BKT1610", isMuted: false),
        Finding(text, fingerprint, FindingScope.Exchange, FindingStatus.Fail, "BKT1903", isMuted: false),
        Finding(text, fingerprint, FindingScope.Run, FindingStatus.Pass, "BKT1904", isMuted: false),
        Finding(text, fingerprint, FindingScope.Vault, FindingStatus.Fail, "BKT1911", isMuted: false),
        Finding(text, fingerprint, FindingScope.Run, FindingStatus.Pass, "BKT1901", isMuted: false),
    ];

    private static Finding Finding(string text, string fingerprint, FindingScope scope, FindingStatus status, string check, bool isMuted)
    {
        var isOfKey = scope == FindingScope.Key;
        return new Finding(new AuditedKey
        {
            Scope = scope,
            Name = isOfKey || scope is FindingScope.Entry or FindingScope.Exchange ? $"{text}{(fingerprint == text ? "-other" : "")}" : AuditedKey.Everything,
            Vault = scope is FindingScope.Run or FindingScope.Exchange ? null : text,
            ApiKey = isOfKey ? text : null,
            Fingerprint = isOfKey ? fingerprint : null,
            Algorithm = KeyAlgorithm.Hmac,
            Label = text,
            Purpose = text,
            Owner = text,
            Account = text,
            Host = text,
            Permission = KeyPermission.Reading,
            UnknownPermission = KeyPermission.None,
            ObservedAt = Now,
        })
        {
            Id = text,
            CheckId = check,
            CheckName = text,
            Title = text,
            Severity = FindingSeverity.High,
            Status = status,
            Reason = FindingReason.Violation,
            Message = text,
            Evidence = [text, $"fact: {text}"],
            Risk = text,
            Remediation = text,
            Command = $"Do-It '{text}'",
            Reference = text,
            Muted = isMuted,
            MuteReason = isMuted ? text : null,
            MuteOwner = isMuted ? text : null,
            MuteExpires = isMuted ? DateOnly.Parse("2099-01-01", CultureInfo.InvariantCulture) : null,
            RunId = text,
            Policy = text,
        };
    }
}
