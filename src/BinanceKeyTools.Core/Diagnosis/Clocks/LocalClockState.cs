namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>How this machine keeps its time, as its own time service tells it. What could not be read is <see langword="null"/>.</summary>
public sealed record LocalClockState
{
    /// <summary>What kind of machine this is.</summary>
    public MachineKind Machine { get; init; }

    /// <summary>The program that told it: timedatectl, chronyc, w32tm or systemsetup.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the clock is kept by a time server at present.</summary>
    public bool? IsSynchronized { get; init; }

    /// <summary>Whether a time service is switched on.</summary>
    public bool? IsServiceOn { get; init; }

    /// <summary>The time server.</summary>
    public string? Server { get; init; }

    /// <summary>How many servers lie between this machine and a reference clock; 1 to 15.</summary>
    public int? Stratum { get; init; }

    /// <summary>The time server's time minus this machine's, as the time service last saw it.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>When the time service last heard its server, in UTC.</summary>
    public DateTimeOffset? LastSynchronizedAt { get; init; }

    /// <summary>Why nothing, or not everything, is known.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the clock is kept, by whom, or why that is not known.</summary>
    public override string ToString()
    {
        var told = IsSynchronized switch
        {
            true => Server is null ? "synchronized" : $"synchronized with {Server}",
            false => IsServiceOn == false ? "not synchronized: the time service is off" : "not synchronized",
            null when IsServiceOn is { } isOn => isOn ? "time service on" : "time service off",
            null => "unknown",
        };
        return Reason is null ? told : $"{told} ({Reason})";
    }
}
