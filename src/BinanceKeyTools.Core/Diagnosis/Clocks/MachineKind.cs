namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>What kind of machine this is, as far as it matters for who keeps its time.</summary>
public enum MachineKind
{
    /// <summary>None of the following.</summary>
    Other,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Linux with a clock of its own.</summary>
    Linux,

    /// <summary>Linux in the Windows Subsystem for Linux, whose clock may stand still while the computer sleeps.</summary>
    Wsl,

    /// <summary>A container, which has the clock of its host.</summary>
    Container,

    /// <summary>macOS.</summary>
    MacOS,
}
