namespace BinanceKeyTools.Vaults;

/// <summary>What came of writing a key.</summary>
internal enum KeyWriteOutcome
{
    /// <summary>The name was free.</summary>
    Added,

    /// <summary>Another value was there before.</summary>
    Replaced,

    /// <summary>The same key was there already; only what is recorded with it was brought up to date.</summary>
    Unchanged,
}
