namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Whether timestamps of this machine's clock are accepted by a server.</summary>
public enum ClockVerdict
{
    /// <summary>The answers took so long that it cannot be told.</summary>
    Unknown,

    /// <summary>They are accepted, with room to spare.</summary>
    Accurate,

    /// <summary>They are accepted now, or some of them are; little is missing.</summary>
    AtRisk,

    /// <summary>They lie too far in the future: this clock is ahead of the server's.</summary>
    TooFast,

    /// <summary>They arrive later than the recvWindow allows: this clock is behind the server's, or the way is too slow.</summary>
    TooSlow,
}
