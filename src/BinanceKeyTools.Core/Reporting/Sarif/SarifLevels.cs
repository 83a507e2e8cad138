using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Sarif;

/// <summary>How severities are said in SARIF and to code scanning.</summary>
internal static class SarifLevels
{
    /// <summary>The level of a result, and the usual one of a rule. What is unknown has that of what it could hide.</summary>
    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical or FindingSeverity.High => "error",
        FindingSeverity.Medium => "warning",
        _ => "note",
    };

    /// <summary>The number that code scanning sorts by: GitHub takes 9.0 and above for critical, 7.0 high, 4.0 medium, below low.</summary>
    public static string SecuritySeverity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => "9.0",
        FindingSeverity.High => "7.0",
        FindingSeverity.Medium => "4.0",
        FindingSeverity.Low => "2.0",
        _ => "0.0",
    };
}
