namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The keys of all sub-accounts of a master account.</summary>
/// <param name="Keys">The keys that could be read.</param>
/// <param name="KeyCounts">How many keys each sub-account has, by e-mail address: also those that could not be read.</param>
public sealed record SubAccountReport(IReadOnlyList<SubAccountKey> Keys, IReadOnlyDictionary<string, int> KeyCounts)
{
    /// <summary>What could not be read; then the report is not complete.</summary>
    public IReadOnlyList<SubAccountGap> Gaps { get; init; } = [];

    /// <summary>Whether there may be keys that <see cref="KeyCounts"/> does not count.</summary>
    public bool MayMissCounts => Gaps.Any(gap => gap.Hides == SubAccountGapKind.UncountedKeys);

    /// <summary>Whether there may be keys that are not among <see cref="Keys"/>.</summary>
    public bool MayMissKeys => Gaps.Any(gap => gap.Hides is SubAccountGapKind.UncountedKeys or SubAccountGapKind.CountedKey);
}
