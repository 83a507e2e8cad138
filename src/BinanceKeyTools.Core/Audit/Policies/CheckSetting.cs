using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>What a policy says about one check. What is <see langword="null"/> stays as it was.</summary>
/// <param name="Enabled">Whether the check runs.</param>
/// <param name="Severity">How bad a failure is.</param>
public sealed record CheckSetting(bool? Enabled, FindingSeverity? Severity)
{
    /// <summary>This setting with what a later one changes.</summary>
    /// <param name="later">The setting that wins.</param>
    public CheckSetting With(CheckSetting later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new CheckSetting(later.Enabled ?? Enabled, later.Severity ?? Severity);
    }
}
