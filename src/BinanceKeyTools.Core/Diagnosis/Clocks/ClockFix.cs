namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>What to do about a clock, on this kind of machine.</summary>
internal static class ClockFix
{
    private const string AskAgain = "Ask again: Test-BinanceClock";

    public static string[] For(ClockVerdict verdict, bool isMostlyTravel, LocalClockState clock) => verdict switch
    {
        ClockVerdict.Accurate => [],
        ClockVerdict.Unknown => ["Look at the connection and the proxy: the answers take seconds.", "Ask again, with more samples: Test-BinanceClock -Samples 20"],
        ClockVerdict.TooSlow when isMostlyTravel =>
        [
            "Look at the connection and the proxy: requests take too long to arrive.",
            "Until then use a larger recvWindow, 60000 at most.",
            AskAgain,
        ],
        _ => [.. StepsOn(clock), AskAgain],
    };

    private static string[] StepsOn(LocalClockState clock) => clock.Machine switch
    {
        MachineKind.Windows =>
        [
            "Open PowerShell as administrator.",
            .. clock.IsServiceOn == false ? new[] { "Start the time service, and have it start with Windows: Set-Service W32Time -StartupType Automatic; Start-Service W32Time" } : [],
            "Synchronize: w32tm /resync /rediscover",
            "If no time data is available, name a server: w32tm /config /manualpeerlist:time.windows.com /syncfromflags:manual /update",
        ],
        MachineKind.Wsl =>
        [
            "Set the clock from the computer's: sudo hwclock -s",
            "If it is still off, the clock of Windows is: run w32tm /resync there, as administrator.",
            "If it stops again after sleep, restart the subsystem: wsl --shutdown",
        ],
        MachineKind.Container =>
        [
            "Correct the clock of the host: a container has no clock of its own.",
            "On a Linux host: sudo timedatectl set-ntp true, or sudo chronyc makestep",
            "On Windows or macOS restart the virtual machine of the containers: its clock stands still while the computer sleeps.",
        ],
        MachineKind.MacOS =>
        [
            "Switch network time on: sudo systemsetup -setusingnetworktime on",
            "Set the clock at once: sudo sntp -sS time.apple.com",
        ],
        MachineKind.Linux when clock.Source == LocalCommand.Chronyc.Name =>
        [
            "Set the clock at once: sudo chronyc makestep",
            "Look whether a server answers: chronyc sources",
            "In a virtual machine, look at the clock of its host as well.",
        ],
        MachineKind.Linux =>
        [
            "Switch time synchronization on: sudo timedatectl set-ntp true",
            "With chrony, set the clock at once: sudo chronyc makestep",
            "Look whether a server answers: timedatectl timesync-status",
            "In a virtual machine, look at the clock of its host as well.",
        ],
        _ => ["Synchronize the clock of this machine with a time server."],
    };
}
