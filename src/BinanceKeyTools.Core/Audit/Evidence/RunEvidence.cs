namespace BinanceKeyTools.Audit.Evidence;

/// <summary>What a run came to, in numbers.</summary>
public sealed record RunEvidence
{
    /// <summary>The keys that could be read.</summary>
    public int KeyCount { get; init; }

    /// <summary>The keys about which the exchange was asked, in environments that can tell.</summary>
    public int AskedCount { get; init; }

    /// <summary>The keys about which the exchange answered what they may do.</summary>
    public int AnsweredCount { get; init; }

    /// <summary>The entries of vaults that could not be read as keys.</summary>
    public int UnreadableCount { get; init; }

    /// <summary>The vaults that were searched.</summary>
    public int VaultCount { get; init; }

    /// <summary>The vaults that could not be read.</summary>
    public int UnreadVaultCount { get; init; }

    /// <summary>Whether the run found out nothing at all: no key, or no answer about any.</summary>
    public bool IsNothingKnown => KeyCount == 0 || (AskedCount > 0 && AnsweredCount == 0);
}
