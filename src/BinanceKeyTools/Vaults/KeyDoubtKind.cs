namespace BinanceKeyTools.Vaults;

/// <summary>What keeps a secret that looks like a key from being one.</summary>
internal enum KeyDoubtKind
{
    /// <summary>One part of a key is there, and the other is not, or cannot be one.</summary>
    Half,

    /// <summary>It holds what looks like a key in a form that is not read.</summary>
    UnknownForm,

    /// <summary>More than one value can be a part of it.</summary>
    Ambiguous,

    /// <summary>The vault lists it and gives nothing for it.</summary>
    NoValue,
}
