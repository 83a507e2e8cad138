using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// What the checks say now that they did not say before. Only failures count: what could not be found out is neither new nor fixed,
/// and a failure that cannot be seen any more is not fixed. A failure where nothing was known before is said, in words that leave
/// open since when.
/// </summary>
internal static class FindingComparison
{
    public static IEnumerable<AuditChange> Compare(SubjectFindings before, SubjectFindings after)
    {
        var earlier = before.Findings.ToDictionary(finding => finding.CheckId, StringComparer.Ordinal);
        foreach (var now in after.Findings)
        {
            var was = earlier.GetValueOrDefault(now.CheckId);
            if (now.Status == FindingStatus.Fail && was?.Status != FindingStatus.Fail)
            {
                yield return New(was, now);
            }
            else if (now.Status is FindingStatus.Pass or FindingStatus.NotApplicable && was?.Status == FindingStatus.Fail)
            {
                yield return KeyComparison.About(now.Subject) with
                {
                    Kind = AuditChangeKind.FindingFixed,
                    CheckId = now.CheckId,
                    Before = was.Status.ToString(),
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
        Before = was?.Status.ToString(),
        After = now.Status.ToString(),
        Message = $"{now.CheckName} fails{Since(was)}{(now.Muted ? ", and is muted" : "")}: {now.Message}",
    };

    private static string Since(Finding? was) => was?.Status switch
    {
        null => " (the earlier run did not check it)",
        FindingStatus.Unknown => " (the earlier run could not find out)",
        _ => " now",
    };
}
