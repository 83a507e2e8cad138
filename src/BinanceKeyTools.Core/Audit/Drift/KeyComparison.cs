using System.Globalization;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>What is different about one key, against what was last known of it. One cause is one change: what the checks say because a
/// permission or the IP restriction was switched is part of that change.</summary>
internal static class KeyComparison
{
    private const KeyPermission Harmless = KeyPermission.Reading | KeyPermission.FixReadOnly;

    public static AuditChange Added(SubjectFindings row) => About(row.Subject) with
    {
        Kind = AuditChangeKind.KeyAdded,
        Severity = FindingSeverity.Medium,
        After = row.Subject.Fingerprint,
        Message = Problems(row) is { Length: > 0 } problems ? $"The key is new. {problems}" : "The key is new.",
    };

    public static AuditChange Vanished(SubjectFindings row) => About(row.Subject) with
    {
        Kind = AuditChangeKind.KeyVanished,
        Severity = FindingSeverity.Low,
        Before = row.Subject.Fingerprint,
        Host = null,
        Message = "The key is gone.",
    };

    public static IEnumerable<AuditChange> Compare(SubjectFindings before, SubjectFindings after)
    {
        if (!LastKnownState.IsTold(after.Subject) && !AreSameRun(before, after))
        {
            foreach (var change in Unknown(before, after))
            {
                yield return change;
            }
        }

        var switches = Switches(before.Subject, after.Subject).ToList();
        var consequences = FindingComparison.Compare(before, after).ToLookup(change => switches.Find(entry => entry.IsCauseOf(change)));
        foreach (var change in Replaced(before.Subject, after.Subject).Concat(switches.Select(entry => entry.With(consequences[entry]))).Concat(consequences[null]))
        {
            yield return change;
        }
    }

    /// <summary>Nothing is known about a key any more, of which something was known.</summary>
    public static IEnumerable<AuditChange> Unknown(SubjectFindings before, SubjectFindings after)
    {
        if (LastKnownState.Of(before.Subject) is not { } last)
        {
            yield break;
        }

        var worst = after.Findings.Where(finding => finding.Status == FindingStatus.Unknown).Order(FindingOrder.WorstFirst).FirstOrDefault();
        if (worst is not null)
        {
            yield return About(after.Subject) with
            {
                Kind = AuditChangeKind.KeyUnknown,
                Severity = worst.Muted ? FindingSeverity.Informational : worst.Severity,
                Before = Date(last.At),
                After = nameof(FindingStatus.Unknown),
                Message = $"Nothing is known about the key since {Date(last.At)}: {worst.Message}",
            };
        }
    }

    /// <summary>A time in UTC: <c>2026-03-14 09:26 UTC</c>.</summary>
    internal static string Date(DateTimeOffset time) => EvidenceText.Time(time);

    internal static AuditChange About(AuditedKey key) => new()
    {
        Kind = AuditChangeKind.KeyAdded,
        Severity = FindingSeverity.Informational,
        Vault = key.Vault,
        Name = key.Name,
        Host = key.Host,
        Message = "",
    };

    private static IEnumerable<AuditChange> Replaced(AuditedKey before, AuditedKey after)
    {
        if (before.Fingerprint is not null && after.Fingerprint is not null && before.Fingerprint != after.Fingerprint)
        {
            yield return About(after) with
            {
                Kind = AuditChangeKind.KeyReplaced,
                Severity = FindingSeverity.Medium,
                Before = before.Fingerprint,
                After = after.Fingerprint,
                Message = $"Another API key stands under this name: {after.ApiKey ?? after.Fingerprint} in place of {before.ApiKey ?? before.Fingerprint}.",
            };
        }
    }

    private static IEnumerable<Switch> Switches(AuditedKey before, AuditedKey after)
    {
        if (LastKnownState.Of(before) is not { } was || !LastKnownState.IsTold(after))
        {
            yield break;
        }

        // A difference to what was known days ago may be as old as that.
        var since = LastKnownState.IsTold(before) ? "" : $" (last known on {Date(was.At)})";
        var known = ~(was.UnknownPermission | after.UnknownPermission);
        foreach (var field in PermissionField.All.Where(field => known.HasFlag(field.Permission)).OrderByDescending(field => SeverityOf(field.Permission)))
        {
            var (wasOn, isOn) = (was.Permission.HasFlag(field.Permission), after.Permission.HasFlag(field.Permission));
            if (wasOn != isOn)
            {
                yield return new Switch(
                    field.Permission,
                    About(after) with
                    {
                        Kind = isOn ? AuditChangeKind.PermissionAdded : AuditChangeKind.PermissionRemoved,
                        Severity = isOn ? SeverityOf(field.Permission) : FindingSeverity.Low,
                        Before = wasOn ? field.Permission.ToString() : null,
                        After = isOn ? field.Permission.ToString() : null,
                        Message = $"\"{field.Checkbox}\" was switched {(isOn ? "on" : "off")}{since}.",
                    });
            }
        }

        if (was.IPRestricted is { } wasBound && after.IPRestricted is { } isBound && wasBound != isBound)
        {
            yield return new Switch(
                KeyPermission.None,
                About(after) with
                {
                    Kind = isBound ? AuditChangeKind.IPRestrictionAdded : AuditChangeKind.IPRestrictionRemoved,
                    Severity = isBound ? FindingSeverity.Informational : FindingSeverity.High,
                    Before = Rule(wasBound),
                    After = Rule(isBound),
                    Message = isBound
                        ? $"The key was restricted to a list of addresses{since}."
                        : $"The restriction to a list of addresses was switched off{since}: the key works from anywhere.",
                });
        }
    }

    private static bool AreSameRun(SubjectFindings before, SubjectFindings after) =>
        before.Findings.Select(finding => finding.RunId).Intersect(after.Findings.Select(finding => finding.RunId)).Any();

    private static string Problems(SubjectFindings row)
    {
        var failed = row.Findings.Where(finding => finding is { Status: FindingStatus.Fail, Muted: false }).Order(FindingOrder.WorstFirst).ToList();
        return failed.Count switch
        {
            0 => "",
            1 => $"One check fails: {failed[0].CheckId} ({failed[0].Severity}): {failed[0].Message}",
            _ => $"{failed.Count} checks fail, the worst is {failed[0].CheckId} ({failed[0].Severity}): {failed[0].Message}",
        };
    }

    private static FindingSeverity SeverityOf(KeyPermission permission) =>
        permission == KeyPermission.Withdrawals ? FindingSeverity.Critical
        : Harmless.HasFlag(permission) ? FindingSeverity.Low
        : FindingSeverity.High;

    private static string Rule(bool isBound) => isBound ? "list" : "any";

    /// <summary>A permission or the IP restriction that was switched, with what the checks say because of it.</summary>
    /// <param name="Permission">The permission; none stands for the IP restriction.</param>
    /// <param name="Change">The change.</param>
    private sealed record Switch(KeyPermission Permission, AuditChange Change)
    {
        public bool IsCauseOf(AuditChange finding) => CheckCatalogue.Find(finding.CheckId!) is { } check
            && (Permission == KeyPermission.None ? check.ConcernsIPList : (check.Concerns & Permission) != KeyPermission.None);

        public AuditChange With(IEnumerable<AuditChange> consequences)
        {
            var all = consequences.OrderByDescending(change => change.Severity).ThenBy(change => change.CheckId, StringComparer.Ordinal).ToList();
            var failed = all.Where(change => change.Kind == AuditChangeKind.FindingNew).Select(change => $"{change.CheckId} ({change.Severity})").ToList();
            var passed = all.Where(change => change.Kind == AuditChangeKind.FindingFixed).Select(change => change.CheckId).ToList();
            return Change with
            {
                Severity = all.Select(change => change.Severity).Append(Change.Severity).Max(),
                Message = Change.Message
                    + (failed.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" New: {string.Join(", ", failed)}."))
                    + (passed.Count == 0 ? "" : $" Fixed: {string.Join(", ", passed)}."),
            };
        }
    }
}
