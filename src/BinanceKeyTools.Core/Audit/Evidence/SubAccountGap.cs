namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Something about the sub-accounts that could not be read.</summary>
/// <param name="Hides">What may be missing from the report because of it.</param>
/// <param name="Text">What could not be read, where, and why; repeats no content of the answer.</param>
public sealed record SubAccountGap(SubAccountGapKind Hides, string Text);

/// <summary>What a gap hides. Who misses more also misses what follows.</summary>
public enum SubAccountGapKind
{
    /// <summary>Keys that nobody counted: of an account that is not known, or whose list of keys has no known end.</summary>
    UncountedKeys,

    /// <summary>A key that is counted, and of which nothing else is known.</summary>
    CountedKey,

    /// <summary>The addresses of a key that is known, or some of them.</summary>
    Addresses,
}
