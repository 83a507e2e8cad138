namespace BinanceKeyTools.Audit.Policies;

/// <summary>What it takes to have a mute in a file.</summary>
public enum MuteChangeKind
{
    /// <summary>It is added.</summary>
    Add,

    /// <summary>One of the same check, name and vault is replaced: it has expired, or it is to be.</summary>
    Replace,

    /// <summary>Nothing: exactly this mute is there.</summary>
    None,

    /// <summary>One of the same check, name and vault holds still, and is not to be replaced.</summary>
    Conflict,
}
