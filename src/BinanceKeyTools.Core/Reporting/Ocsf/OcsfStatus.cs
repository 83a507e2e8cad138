using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Ocsf;

/// <summary>The words of prowler for what a check came to, which dashboards and filters know.</summary>
internal static class OcsfStatus
{
    /// <summary>PASS, FAIL, or MANUAL for what somebody has to look at because no check could tell: what is unknown is never a PASS.</summary>
    public static string CodeOf(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "PASS",
        FindingStatus.Fail => "FAIL",
        _ => "MANUAL",
    };
}
