using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>What is different about one key.</summary>
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

    public static IEnumerable<AuditChange> Compare(SubjectFindings before, SubjectFindings after) =>
        CompareSubjects(before.Subject, after.Subject).Concat(FindingComparison.Compare(before, after));

    private static IEnumerable<AuditChange> CompareSubjects(AuditedKey before, AuditedKey after)
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

        var known = ~(before.UnknownPermission | after.UnknownPermission);
        foreach (var field in PermissionField.All.Where(field => known.HasFlag(field.Permission)))
        {
            var (was, isNow) = (before.Permission.HasFlag(field.Permission), after.Permission.HasFlag(field.Permission));
            if (was != isNow)
            {
                yield return About(after) with
                {
                    Kind = isNow ? AuditChangeKind.PermissionAdded : AuditChangeKind.PermissionRemoved,
                    Severity = isNow ? SeverityOf(field.Permission) : FindingSeverity.Low,
                    Before = was ? field.Permission.ToString() : null,
                    After = isNow ? field.Permission.ToString() : null,
                    Message = $"\"{field.Checkbox}\" was switched {(isNow ? "on" : "off")}.",
                };
            }
        }

        if (before.IPRestricted is { } wasBound && after.IPRestricted is { } isBound && wasBound != isBound)
        {
            yield return About(after) with
            {
                Kind = isBound ? AuditChangeKind.IPRestrictionAdded : AuditChangeKind.IPRestrictionRemoved,
                Severity = isBound ? FindingSeverity.Informational : FindingSeverity.High,
                Before = Rule(wasBound),
                After = Rule(isBound),
                Message = isBound
                    ? "The key was restricted to a list of addresses."
                    : "The restriction to a list of addresses was switched off: the key works from anywhere.",
            };
        }
    }

    internal static AuditChange About(AuditedKey key) => new()
    {
        Kind = AuditChangeKind.KeyAdded,
        Severity = FindingSeverity.Informational,
        Vault = key.Vault,
        Name = key.Name,
        Host = key.Host,
        Message = "",
    };

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
}
