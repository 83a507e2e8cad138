namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The rules.</summary>
internal static class RuleBook
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
