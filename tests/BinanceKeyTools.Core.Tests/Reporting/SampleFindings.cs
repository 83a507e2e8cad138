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
        string run = "run-1", bool muted = false, FindingReason? reason = null, string? message = null, FindingStatus? last = null, string[]? evidence = null, string? title = null)
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
            Message = message ?? $"{check} is {status} for {subject.Name}.",
            Evidence = evidence ?? (isProblem ? [$"enableWithdrawals: {status == FindingStatus.Fail}", "second fact"] : []),
            Risk = isProblem ? "The money can go." : null,
            Remediation = isProblem ? "Clear the checkbox." : null,
            Command = status == FindingStatus.Fail ? $"Do-It '{subject.Name}'" : null,
            Reference = $"docs/checks/{check}.md",
            Muted = muted,
            MuteReason = muted ? "Known." : null,
            MuteOwner = muted ? "ops" : null,
            MuteExpires = muted ? new DateOnly(2027, 1, 31) : null,
            LastStatus = status == FindingStatus.Unknown ? last : null,
            LastKnownAt = status == FindingStatus.Unknown && last is not null ? Now.AddDays(-7) : null,
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

    /// <summary>What ends a run that learnt nothing.</summary>
    public static Finding NothingAudited(string run = "run-1", string host = "web-1", bool muted = false) => Finding(
        Key(AuditedKey.Everything, null, host, null) with { Scope = FindingScope.Run }, Completed, FindingStatus.Unknown, FindingSeverity.Critical, run, muted, FindingReason.NothingAudited);

    /// <summary>A secret that could not be read as a key.</summary>
    public static Finding Entry(string name = "old", string? vault = "Store", string run = "run-1", string host = "web-1") => Finding(
        Unanswered(Key(name, vault, host, null)) with { Scope = FindingScope.Entry }, "BKT1610", FindingStatus.Unknown, FindingSeverity.Critical, run, reason: FindingReason.KeyUnreadable);

    /// <summary>What a run says of a host of the exchange.</summary>
    public static Finding ExchangeHost(string name = "api.example.com", string run = "run-1", string host = "web-1", bool failed = true) => Finding(
        Key(name, null, host, null) with { Scope = FindingScope.Exchange }, "BKT1903", failed ? FindingStatus.Fail : FindingStatus.Pass, FindingSeverity.High, run);

    /// <summary>What a run was not made to see.</summary>
    public static Finding Deviations(string[] lines, string run = "run-1", string host = "web-1") => Finding(
        Key(AuditedKey.Everything, null, host, null) with { Scope = FindingScope.Run }, "BKT1904", FindingStatus.Pass, FindingSeverity.Informational, run, evidence: lines);

    /// <summary>The checks of a key that could not be made for one cause.</summary>
    public static IEnumerable<Finding> Refused(AuditedKey key, FindingStatus? last = null, string run = "run-1", string message = "The exchange refused the key: -2015.") =>
        new[] { "BKT1001", "BKT1002", "BKT1003" }.Select((check, index) =>
            Finding(key, check, FindingStatus.Unknown, FindingSeverity.Critical - index, run, reason: FindingReason.KeyRefused, message: message, last: last));

    /// <summary>A key of which the exchange told nothing.</summary>
    public static AuditedKey Unanswered(AuditedKey key) => key with
    {
        Permission = KeyPermission.None,
        UnknownPermission = PermissionField.Every,
        IPRestricted = null,
        CreatedAt = null,
    };

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

    /// <summary>As above, and whatever else a report can have: refused keys, entries, hosts, deviations, all with hostile names.</summary>
    public static Finding[] HostileEverywhere() =>
    [
        .. Hostile(),
        .. HostileNames.SelectMany((name, index) => (Finding[])
        [
            .. Refused(
                Unanswered(Key(name, "Refused " + name, fingerprint: $"1{index:d11}")) with { LastKnown = new(Now.AddDays(-1), KeyPermission.Withdrawals, KeyPermission.None, false) },
                FindingStatus.Fail,
                message: name),
            Entry(name, name),
            Vault(name),
            ExchangeHost(name, failed: index % 2 == 0),
        ]),
        Deviations([.. HostileNames]),
    ];

    /// <summary>Everything that a finding says, to compare two.</summary>
    public static string Describe(Finding finding) => string.Join(
        "; ", typeof(Finding).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name}={Text(property.GetValue(finding))}").Append($"LastKnown={finding.Subject.LastKnown}"));

    public static string Describe(AuditReport report) => string.Join('\n', report.Findings.Select(Describe))
        + "\n" + string.Join('\n', report.Keys.Select(key => $"{key.Scope} {key}@{key.Host} {key.Fingerprint} {key.Status} {key.Severity} {key.WorstCheckId} {key.FailedCount} {key.UnknownCount} {key.PassedCount}"))
        + $"\n{string.Join(',', report.Hosts)} {string.Join(',', report.Policies)} {report.ObservedFrom} {report.ObservedUntil}";

    /// <summary>The findings of up to eight looks at keys, entries, vaults, hosts and runs, on up to three machines in up to two runs each.</summary>
    public static Arbitrary<Finding[]> Any { get; } = Looks(hasPast: false);

    /// <summary>The same as a comparison leaves them: some know what was last known.</summary>
    public static Arbitrary<Finding[]> AnyWithPast { get; } = Looks(hasPast: true);

    private static Arbitrary<Finding[]> Looks(bool hasPast) =>
        (from looks in Look(hasPast).ArrayOf().Resize(8)
         select looks.DistinctBy(look => (look[0].Vault is null ? look[0].Fingerprint : "", look[0].Scope, look[0].Host, look[0].Vault?.ToUpperInvariant(), look[0].Name.ToUpperInvariant(), look[0].RunId))
             .SelectMany(look => look).ToArray()).ToArbitrary();

    private static Gen<Finding[]> Look(bool hasPast) =>
        from host in Gen.Elements("web-1", "web-2", "db")
        from run in Gen.Elements("a", "b")
        from scope in Gen.Frequency(
            (6, Gen.Constant(FindingScope.Key)), (1, Gen.Constant(FindingScope.Entry)), (1, Gen.Constant(FindingScope.Vault)), (1, Gen.Constant(FindingScope.Exchange)), (1, Gen.Constant(FindingScope.Run)))
        from vault in Gen.Elements("Store", "store", "Other", null)
        from name in Gen.Elements("bot", "Bot", "tax", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A")
        from fingerprint in Gen.Elements(null, "0123456789ab", "aaaaaaaaaaaa", "bbbbbbbbbbbb")
        from unknown in Gen.Elements(KeyPermission.None, KeyPermission.Futures, PermissionField.Every)
        from rights in Gen.Choose(0, (int)PermissionField.Every)
        from isBound in Gen.Elements<bool?>(true, false, null)
        from isAgeKnown in Gen.Elements(true, false)
        from isLastKnown in Gen.Elements(true, false)
        from minutes in Gen.Choose(0, 3)
        from learnt in Gen.Elements(true, true, true, false)
        from others in Gen.Choose(0, 2)
        from outcomes in Outcome().ArrayOf().Resize(4)
        let isNamed = scope is FindingScope.Key or FindingScope.Entry or FindingScope.Exchange
        let subject = Key(isNamed ? name : AuditedKey.Everything, scope is FindingScope.Run or FindingScope.Exchange ? null : vault, host, scope == FindingScope.Key ? fingerprint : null) with
        {
            Scope = scope,
            Permission = (KeyPermission)rights & ~unknown,
            UnknownPermission = unknown,
            IPRestricted = unknown == PermissionField.Every ? null : isBound,
            CreatedAt = isAgeKnown ? Now.AddDays(-30) : null,
            LastKnown = hasPast && scope == FindingScope.Key && isLastKnown && unknown != KeyPermission.None ? new(Now.AddDays(-2), KeyPermission.Withdrawals, KeyPermission.None, true) : null,
            ObservedAt = Now.AddMinutes(minutes),
            Environment = BinanceEnvironment.Live,
        }
        select scope switch
        {
            FindingScope.Run =>
            [
                Finding(
                    subject, Completed, learnt ? FindingStatus.Pass : FindingStatus.Unknown, learnt ? FindingSeverity.Informational : FindingSeverity.Critical, host + run,
                    reason: learnt ? null : FindingReason.NothingAudited),
                Finding(subject, "BKT1904", FindingStatus.Pass, FindingSeverity.Informational, host + run, evidence: learnt ? ["deviations: 0"] : ["not asked: Account"]),
            ],
            FindingScope.Entry => [Finding(subject, "BKT1610", FindingStatus.Unknown, FindingSeverity.Critical, host + run, outcomes is [{ Muted: true }, ..], FindingReason.KeyUnreadable)],
            FindingScope.Exchange => [Finding(subject, "BKT1903", learnt ? FindingStatus.Fail : FindingStatus.Pass, FindingSeverity.High, host + run, outcomes is [{ Muted: true }, ..])],
            FindingScope.Vault =>
            [
                Finding(
                    subject, "BKT1912", learnt ? FindingStatus.Pass : FindingStatus.Unknown, FindingSeverity.Critical, host + run, outcomes is [{ Muted: true }, ..],
                    learnt ? null : FindingReason.VaultUnavailable, evidence: [$"other secrets: {others}"]),
            ],
            _ => outcomes.DistinctBy(outcome => outcome.Check)
                .Select(outcome => Finding(
                    subject, outcome.Check, outcome.Status, outcome.Severity, host + run, outcome.Muted,
                    message: outcome is { Status: FindingStatus.Unknown, IsShared: true } ? "The exchange refused the key: -2015." : null,
                    last: hasPast ? outcome.Last : null))
                .DefaultIfEmpty(Finding(subject, run: host + run))
                .ToArray(),
        };

    private static Gen<(string Check, FindingStatus Status, FindingSeverity Severity, bool Muted, bool IsShared, FindingStatus? Last)> Outcome() =>
        from check in Gen.Elements("BKT1001", "BKT1002", "BKT1003")
        from status in Gen.Elements(Enum.GetValues<FindingStatus>())
        from severity in Gen.Elements(Enum.GetValues<FindingSeverity>())
        from muted in Gen.Elements(true, false)
        from isShared in Gen.Elements(true, false)
        from last in Gen.Elements<FindingStatus?>(null, FindingStatus.Fail, FindingStatus.Pass)
        select (check, status, severity, muted, isShared, last);

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
