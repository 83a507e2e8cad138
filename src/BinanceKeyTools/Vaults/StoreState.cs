namespace BinanceKeyTools.Vaults;

/// <summary>What can be known about a SecretStore in this process without anybody being asked for a password.</summary>
internal enum StoreState
{
    /// <summary>Nobody used it in this process, or it does not tell.</summary>
    Unknown,

    /// <summary>It gives its secrets.</summary>
    Open,

    /// <summary>It needs its password.</summary>
    Locked,

    /// <summary>It forgets its password after one use, so that asking would lock it.</summary>
    OpenOnce,
}
