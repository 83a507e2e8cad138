using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>A key that a vault lists.</summary>
/// <param name="Record">What is known about it.</param>
/// <param name="Candidate">Where it is.</param>
/// <param name="Vault">Its vault.</param>
/// <param name="Metadata">What is recorded about it, the password of a proxy included; not to be shown.</param>
/// <param name="Learnt">What reading it told, for the record; nothing when it was not read.</param>
internal sealed record ListedKey(
    KeyRecord Record, KeyCandidate Candidate, VaultEntry Vault, IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, string?> Learnt)
{
    /// <summary>Deliberately no more than the identity.</summary>
    public override string ToString() => Candidate.ToString();
}
