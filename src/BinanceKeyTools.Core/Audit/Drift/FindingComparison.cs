using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// What the checks say now that they did not say before, against what was last known. Only failures count. Fixed is a failure that was
/// looked at and passes now; one that is unknown, or whose check does not apply any more, is not. A failure where nothing was known before
/// is said, in words that leave open since when.
/// </summary>
internal static class FindingComparison
{
    public static IEnumerable<AuditChange> Compare(SubjectFindings before, SubjectFindings after)
    {
        var earlier = before.Findings.ToDictionary(finding => finding.CheckId, StringComparer.Ordinal);
        foreach (var now in after.Findings)
        {
            var was = earlier.GetValueOrDefault(now.CheckId);
            if (now.Status == FindingStatus.Fail && was?.LastKnownStatus() != FindingStatus.Fail)
            {
                yield return New(was, now);
            }
            else if (now.Status == FindingStatus.Pass && was?.LastKnownStatus() == FindingStatus.Fail)
            {
                yield return KeyComparison.About(now.Subject) with
                {
                    Kind = AuditChangeKind.FindingFixed,
                    CheckId = now.CheckId,
                    Before = nameof(FindingStatus.Fail),
                    After = now.Status.ToString(),
                    Message = $"{now.CheckName} no longer fails: {now.Message}",
                };
            }
        }
    }

    private static AuditChange New(Finding? was, Finding now) => KeyComparison.About(now.Subject) with
    {
        Kind = AuditChangeKind.FindingNew,
        Severity = now.Muted ? FindingSeverity.Informational : now.Severity,
        CheckId = now.CheckId,
        Before = was?.LastKnownStatus()?.ToString() ?? was?.Status.ToString(),
        After = now.Status.ToString(),
        Message = $"{now.CheckName} fails{Since(was)}{(now.Muted ? ", and is muted" : "")}: {now.Message}",
    };

    private static string Since(Finding? was) => was switch
    {
        null => " (the earlier run did not check it)",
        { Status: FindingStatus.Unknown, LastStatus: not null, LastKnownAt: { } at } => $" (it last did not on {KeyComparison.Date(at)})",
        { Status: FindingStatus.Unknown } => " (the earlier run could not tell)",
        _ => " now",
    };
}
