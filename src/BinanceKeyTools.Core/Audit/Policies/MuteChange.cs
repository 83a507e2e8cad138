namespace BinanceKeyTools.Audit.Policies;

/// <summary>How a mute comes into a file.</summary>
/// <param name="Mute">The mute.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Present">The mutes of the file that it stands for or against.</param>
public sealed record MuteChange(Mute Mute, MuteChangeKind Kind, IReadOnlyList<Mute> Present)
{
    /// <summary>Which ones these are among those of the file.</summary>
    internal int[] Places { get; init; } = [];
}
