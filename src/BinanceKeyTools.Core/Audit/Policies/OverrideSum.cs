namespace BinanceKeyTools.Audit.Policies;

/// <summary>What overrides come to for one key, so far.</summary>
internal sealed record OverrideSum(
    string? Purpose, KeyPermission Allow, AuditThresholds Thresholds, CheckSettings Checks, ExpectedState? Expect);
