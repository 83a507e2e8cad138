namespace BinanceKeyTools.Audit.Policies;

/// <summary>What reading a policy came to.</summary>
/// <param name="Policy">The policy; <see langword="null"/> when it cannot be used.</param>
/// <param name="Problems">Everything that is wrong with it, by file and line.</param>
public sealed record PolicyCheck(AuditPolicy? Policy, IReadOnlyList<PolicyProblem> Problems);
