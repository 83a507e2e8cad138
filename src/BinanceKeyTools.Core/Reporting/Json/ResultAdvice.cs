using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>Risk and remediation of a finding: the same for most that fail a check.</summary>
internal readonly record struct ResultAdvice(string? Risk, string? Remediation)
{
    public static ResultAdvice? Of(Finding finding) =>
        finding.Risk is null && finding.Remediation is null ? null : new(finding.Risk, finding.Remediation);
}
