namespace BinanceKeyTools.Vaults;

/// <summary>Which secrets a listing reads.</summary>
internal enum SecretReading
{
    /// <summary>Those about which too little is recorded to describe the key.</summary>
    WhereUnrecorded,

    /// <summary>Every one: what is there counts, not what is recorded.</summary>
    Always,

    /// <summary>None. What nothing is recorded about is no key then.</summary>
    Never,
}
