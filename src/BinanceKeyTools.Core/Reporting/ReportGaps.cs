using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>
/// What keeps a report from being good news although no finding of it says so: a run was stopped, or there is no key in it. Formats that
/// are nothing but lists of findings list these as well: a list without a problem would look like keys without one.
/// </summary>
internal static class ReportGaps
{
    /// <summary>How a stopped run is said.</summary>
    public const string Incomplete = "A run was stopped before its end. Keys that it did not reach are not in this report.";

    private static readonly CheckMetadata Check = CheckCatalogue.All.OfType<AuditCompletedCheck>().Single().Metadata;

    /// <summary>A finding about the run for each gap; none when the findings of the report say everything themselves.</summary>
    public static IReadOnlyList<Finding> Of(AuditReport report)
    {
        if (!report.IsComplete)
        {
            return [Gap(report, FindingReason.Interrupted, Incomplete)];
        }

        // There is no key in it, or what could not be looked at is muted.
        return report.Verdict.Level == AuditVerdictLevel.Undetermined && !report.Shown.Any(finding => finding.IsProblem)
            ? [Gap(report, report.Shown.FirstOrDefault(finding => finding is { Muted: true, Status: FindingStatus.Unknown })?.Reason ?? FindingReason.NothingAudited, report.Verdict.Text)]
            : [];
    }

    /// <summary>Whether the runs came to their end and learnt something.</summary>
    public static bool IsSuccessful(AuditReport report) =>
        Of(report).Count == 0 && !report.Findings.Any(finding => finding.Reason == FindingReason.NothingAudited);

    private static Finding Gap(AuditReport report, FindingReason reason, string message)
    {
        var host = string.Join(", ", report.Hosts);
        return new Finding(new AuditedKey { Scope = FindingScope.Run, Name = AuditedKey.Everything, Host = host.Length == 0 ? "unknown" : host, ObservedAt = report.GeneratedAt })
        {
            Id = FindingIdentity.Of($"{Check.Id} {reason}", null, AuditedKey.Everything),
            CheckId = Check.Id,
            CheckName = Check.Name,
            Title = Check.TitleOf(FindingStatus.Unknown),
            Severity = FindingSeverity.Critical,
            Status = FindingStatus.Unknown,
            Reason = reason,
            Message = message,
            Risk = Check.Risk,
            Remediation = "Run the audit again.",
            Reference = Check.Reference,
            RunId = "",
            Policy = string.Join(", ", report.Policies),
        };
    }
}
