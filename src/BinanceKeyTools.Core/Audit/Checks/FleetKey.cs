using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>What is kept of a key until all keys are known.</summary>
/// <param name="Record">What is recorded about it.</param>
/// <param name="Subject">What reports say about it.</param>
/// <param name="Policy">What the policy says about it.</param>
public sealed record FleetKey(KeyRecord Record, AuditedKey Subject, KeyPolicy Policy)
{
    /// <summary>The keys of the sub-accounts, when this is a key of their master account and they were asked for.</summary>
    public Observed<SubAccountReport> SubAccounts { get; init; } = new();

    /// <summary>See <see cref="KeyEvidence.SecretDigest"/>.</summary>
    internal string? SecretDigest { get; init; }
}
