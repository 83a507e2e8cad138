using System.Globalization;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Audit;

/// <summary>Lists in what a run departs from the standard: checks that do not run, other severities, other limits, questions that are not
/// asked, and mutes.</summary>
internal static class PolicyDeviations
{
    private const EvidenceQuestion Standard = EvidenceQuestion.Restriction | EvidenceQuestion.Account | EvidenceQuestion.WithdrawalAddresses;
    private const int NamedChecks = 12;

    private static readonly (string Name, Func<AuditThresholds, string> Read)[] Limits =
    [
        ("maxAgeDays", limits => Number(limits.MaxAge.TotalDays)),
        ("expiryWarningDays", limits => Number(limits.ExpiryWarning.TotalDays)),
        ("unrestrictedMaxAgeDays", limits => Number(limits.UnrestrictedMaxAge.TotalDays)),
        ("maxClockOffsetMs", limits => Number(limits.MaxClockOffset.TotalMilliseconds)),
        ("maxKeysPerAccount", limits => Number(limits.MaxKeysPerAccount)),
        ("keyHeadroom", limits => Number(limits.KeyHeadroom)),
        ("maxPendingRotationHours", limits => Number(limits.MaxPendingRotation.TotalHours)),
    ];

    /// <summary>A line for each deviation, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(FleetAuditOptions options)
    {
        var policy = options.Policy;
        var asked = policy.Questions | options.Questions;
        List<string> lines = [];
        lines.AddRange(Settings(policy.Checks, ""));
        lines.AddRange(Thresholds(new AuditThresholds(), policy.Thresholds, ""));
        foreach (var entry in policy.Keys)
        {
            var where = $" for keys with {EvidenceText.Foreign(entry.Match.ToString())}";
            lines.AddRange(entry.Checks is { } checks ? Settings(checks, where) : []);
            lines.AddRange(entry.Thresholds is { } change ? Thresholds(policy.Thresholds, change.ApplyTo(policy.Thresholds), where) : []);
            if (entry.Allow is { } allowed and not KeyPermission.None)
            {
                lines.Add($"allowed{where}: {EvidenceText.Fields(allowed)}");
            }
        }

        foreach (var question in Enum.GetValues<EvidenceQuestion>().Where(question => question != EvidenceQuestion.None && Standard.HasFlag(question) && !asked.HasFlag(question)))
        {
            lines.Add($"not asked: {question}");
        }

        var chosen = options.Checks.Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        AuditCheck[] left = [.. CheckCatalogue.All.Where(check => check is KeyCheck or FleetCheck or VaultCheck or HostCheck or MutesInUseCheck).Where(check => !chosen.Contains(check.Id))];
        if (left.Length > 0)
        {
            var names = string.Join(", ", left.Take(NamedChecks).Select(check => check.Id));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"checks not selected: {left.Length} ({names}{(left.Length > NamedChecks ? ", …" : "")})"));
        }

        lines.AddRange(policy.Mutes.Select(mute =>
            $"muted: {mute.Check} for {(mute.Vault is null ? "" : mute.Vault + "/")}{mute.Name} until {mute.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} by {mute.Owner}: {mute.Reason}"));
        return [.. lines.Select(EvidenceText.Foreign)];
    }

    private static IEnumerable<string> Settings(CheckSettings settings, string where)
    {
        foreach (var (id, setting) in settings.ById)
        {
            if (CheckCatalogue.Find(id) is not { } check)
            {
                continue;
            }

            if (setting.Enabled == false)
            {
                yield return $"switched off{where}: {id} {check.Metadata.Name} ({check.Metadata.Severity})";
            }
            else if (setting.Severity is { } severity && severity != check.Metadata.Severity)
            {
                yield return $"severity{where}: {id} {check.Metadata.Name} is {severity} instead of {check.Metadata.Severity}";
            }
        }
    }

    private static IEnumerable<string> Thresholds(AuditThresholds before, AuditThresholds after, string where) =>
        from limit in Limits
        let standard = limit.Read(before)
        let actual = limit.Read(after)
        where standard != actual
        select $"limit{where}: {limit.Name} is {actual} instead of {standard}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
