using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting;

/// <summary>Findings to make reports of: by hand, and any that several machines, vaults and runs could give.</summary>
internal static class SampleFindings
{
    public const string Completed = "BKT1901";

    /// <summary>Names that no format may stumble over.</summary>
    public static readonly string[] HostileNames =
    [
        "bot", "=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\t=1", "  =1", "a|b`c`", "<script>alert(1)</script>", "line\nbreak\r\n", "]]>", "a\u0001b\u0000c",
        "@everyone #1 *b* _i_ [x](http://y)", "\"quoted\",\"cell\"", "ünï\u2028cödé 🔑", "%00/../..", "{{x}}", "&amp;", "'single'", "\uFFFE\uFFFF",
    ];

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static AuditedKey Key(string name = "bot", string? vault = "Store", string host = "web-1", string? fingerprint = "0123456789ab") => new()
    {
        Name = name,
        Vault = vault,
        Host = host,
        Fingerprint = fingerprint,
        ApiKey = fingerprint is null ? null : "vmPU…dEh8A",
        Algorithm = KeyAlgorithm.Hmac,
        Purpose = "SpotTrading",
        Permission = KeyPermission.Reading,
        UnknownPermission = KeyPermission.None,
        IPRestricted = true,
        CreatedAt = Now.AddDays(-30),
        ObservedAt = Now,
    };

    public static Finding Finding(
        AuditedKey? key = null, string check = "BKT1001", FindingStatus status = FindingStatus.Fail, FindingSeverity severity = FindingSeverity.High,
        string run = "run-1", bool muted = false, FindingReason? reason = null, string? title = null)
    {
        var subject = key ?? Key();
        var isProblem = status is FindingStatus.Fail or FindingStatus.Unknown;
        return new Finding(subject)
        {
            Id = FindingIdentity.Of(check, subject.Vault, subject.Name),
            CheckId = check,
            CheckName = $"Check{check[3..]}",
            Title = title ?? $"Title of {check}",
            Severity = severity,
            Status = status,
            Reason = reason ?? (status switch
            {
                FindingStatus.Fail => FindingReason.Violation,
                FindingStatus.Pass => FindingReason.Compliant,
                FindingStatus.Unknown => FindingReason.KeyRefused,
                _ => FindingReason.ConditionAbsent,
            }),
            Message = $"{check} is {status} for {subject.Name}.",
            Evidence = isProblem ? [$"enableWithdrawals: {status == FindingStatus.Fail}", "second fact"] : [],
            Risk = isProblem ? "The money can go." : null,
            Remediation = isProblem ? "Clear the checkbox." : null,
            Command = status == FindingStatus.Fail ? $"Do-It '{subject.Name}'" : null,
            Reference = $"docs/checks/{check}.md",
            Muted = muted,
            MuteReason = muted ? "Known." : null,
            MuteOwner = muted ? "ops" : null,
            MuteExpires = muted ? new DateOnly(2027, 1, 31) : null,
            RunId = run,
            Policy = "Default",
        };
    }

    /// <summary>What ends a run.</summary>
    public static Finding End(string run = "run-1", string host = "web-1") => Finding(
        Key(AuditedKey.Everything, null, host, null) with { Scope = FindingScope.Run }, Completed, FindingStatus.Pass, FindingSeverity.Informational, run);

    /// <summary>What a run says of a vault.</summary>
    public static Finding Vault(string vault = "Store", string run = "run-1", string host = "web-1", bool failed = false) => Finding(
        Key(AuditedKey.Everything, vault, host, null) with { Scope = FindingScope.Vault },
        "BKT1801",
        failed ? FindingStatus.Unknown : FindingStatus.Pass,
        FindingSeverity.Medium,
        run,
        reason: failed ? FindingReason.VaultUnavailable : null);

    public static AuditReport Report(params Finding[] findings) => AuditReport.Create(findings, "1.2.3", Now);

    /// <summary>One of each: every status, severity and scope, muted and not, with every hostile name.</summary>
    public static Finding[] Hostile() =>
    [
        .. HostileNames.SelectMany((name, index) => new[]
        {
            Finding(Key(name, fingerprint: $"{index:d12}") with { Label = name, Owner = name, Account = name, Purpose = name }, severity: (FindingSeverity)(1 + (index % 5))),
            Finding(Key(name, fingerprint: $"{index:d12}"), "BKT1002", FindingStatus.Unknown),
            Finding(Key(name, fingerprint: $"{index:d12}"), "BKT1003", FindingStatus.Pass),
            Finding(Key(name, fingerprint: $"{index:d12}"), "BKT1004", FindingStatus.NotApplicable),
            Finding(Key(name, fingerprint: $"{index:d12}"), "BKT1005", muted: true),
        }),
        Vault(),
        End(),
    ];

    /// <summary>Everything that a finding says, to compare two.</summary>
    public static string Describe(Finding finding) => string.Join(
        "; ", typeof(Finding).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name}={Text(property.GetValue(finding))}"));

    public static string Describe(AuditReport report) => string.Join('\n', report.Findings.Select(Describe))
        + "\n" + string.Join('\n', report.Keys.Select(key => $"{key}@{key.Host} {key.Fingerprint} {key.Status} {key.Severity} {key.WorstCheckId} {key.FailedCount} {key.UnknownCount} {key.PassedCount}"))
        + $"\n{string.Join(',', report.Hosts)} {string.Join(',', report.Policies)} {report.ObservedFrom} {report.ObservedUntil}";

    /// <summary>The findings of up to eight looks at keys and vaults, on up to three machines in up to two runs each.</summary>
    public static Arbitrary<Finding[]> Any { get; } =
        (from looks in Look().ArrayOf().Resize(8)
         select looks.DistinctBy(look => (look[0].Vault is null ? look[0].Fingerprint : "", look[0].Scope, look[0].Host, look[0].Vault?.ToUpperInvariant(), look[0].Name.ToUpperInvariant(), look[0].RunId))
             .SelectMany(look => look).ToArray()).ToArbitrary();

    private static Gen<Finding[]> Look() =>
        from host in Gen.Elements("web-1", "web-2", "db")
        from run in Gen.Elements("a", "b")
        from scope in Gen.Frequency((6, Gen.Constant(FindingScope.Key)), (1, Gen.Constant(FindingScope.Vault)), (1, Gen.Constant(FindingScope.Run)))
        from vault in Gen.Elements("Store", "store", "Other", null)
        from name in Gen.Elements("bot", "Bot", "tax", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A")
        from fingerprint in Gen.Elements(null, "0123456789ab", "aaaaaaaaaaaa", "bbbbbbbbbbbb")
        from unknown in Gen.Elements(KeyPermission.None, KeyPermission.Futures, PermissionField.Every)
        from rights in Gen.Choose(0, (int)PermissionField.Every)
        from isBound in Gen.Elements<bool?>(true, false, null)
        from minutes in Gen.Choose(0, 3)
        from outcomes in Outcome().ArrayOf().Resize(4)
        let subject = Key(scope == FindingScope.Key ? name : AuditedKey.Everything, scope == FindingScope.Run ? null : vault, host, scope == FindingScope.Key ? fingerprint : null) with
        {
            Scope = scope,
            Permission = (KeyPermission)rights & ~unknown,
            UnknownPermission = unknown,
            IPRestricted = unknown == PermissionField.Every ? null : isBound,
            ObservedAt = Now.AddMinutes(minutes),
            Environment = BinanceEnvironment.Live,
        }
        select scope == FindingScope.Run
            ? [Finding(subject, Completed, FindingStatus.Pass, FindingSeverity.Informational, host + run)]
            : outcomes.DistinctBy(outcome => outcome.Check)
                .Select(outcome => Finding(subject, outcome.Check, outcome.Status, outcome.Severity, host + run, outcome.Muted))
                .DefaultIfEmpty(Finding(subject, run: host + run))
                .ToArray();

    private static Gen<(string Check, FindingStatus Status, FindingSeverity Severity, bool Muted)> Outcome() =>
        from check in Gen.Elements("BKT1001", "BKT1002", "BKT1003")
        from status in Gen.Elements(Enum.GetValues<FindingStatus>())
        from severity in Gen.Elements(Enum.GetValues<FindingSeverity>())
        from muted in Gen.Elements(true, false)
        select (check, status, severity, muted);

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => new StringBuilder("\"").Append(text).Append('"').ToString(),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
