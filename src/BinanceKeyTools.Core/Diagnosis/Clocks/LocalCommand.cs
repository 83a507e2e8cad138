namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>A program of the operating system that tells how the clock is kept. There are these and no others, and their
/// arguments are fixed: nothing that anybody types gets on a command line.</summary>
internal sealed record LocalCommand
{
    private static readonly string[] UnixFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin"];

    private LocalCommand(string name, params string[] arguments)
    {
        Name = name;
        Arguments = arguments;
    }

    /// <summary>systemd's view: whether a service is on, and whether the kernel takes the clock for synchronized.</summary>
    public static LocalCommand TimedatectlShow { get; } = new("timedatectl", "show");

    /// <summary>What systemd-timesyncd knows; fails where another service keeps the time.</summary>
    public static LocalCommand TimesyncStatus { get; } = new("timedatectl", "timesync-status");

    /// <summary>What chrony knows. Without the names of addresses, which would ask DNS.</summary>
    public static LocalCommand Chronyc { get; } = new("chronyc", "-n", "tracking");

    /// <summary>What the Windows time service knows.</summary>
    public static LocalCommand WindowsTime { get; } = new("w32tm", "/query", "/status");

    /// <summary>Whether macOS uses network time.</summary>
    public static LocalCommand MacNetworkTime { get; } = new("systemsetup", "-getusingnetworktime");

    /// <summary>Which time server macOS uses.</summary>
    public static LocalCommand MacTimeServer { get; } = new("systemsetup", "-getnetworktimeserver");

    public string Name { get; }

    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Where the program may lie. Only folders of the system: the current folder and PATH may hold a program of anybody.</summary>
    public IEnumerable<string> Paths => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.SystemDirectory, $"{Name}.exe")]
        : UnixFolders.Select(folder => $"{folder}/{Name}");

    public override string ToString() => $"{Name} {string.Join(' ', Arguments)}";
}
