namespace BinanceKeyTools.Vaults;

/// <summary>What a secret holds after something was written to it.</summary>
internal enum ValueState
{
    /// <summary>What was written.</summary>
    Same,

    /// <summary>What it held before.</summary>
    Old,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>Nothing: there is no such secret.</summary>
    Missing,

    /// <summary>Nobody knows: the vault does not answer.</summary>
    Unreadable,
}
