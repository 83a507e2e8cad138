namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Reads what <c>systemsetup</c> of macOS writes. It tells whether network time is on, not whether it works.</summary>
internal static class MacTimeSetting
{
    /// <summary>Reads <c>systemsetup -getusingnetworktime</c>: <c>Network Time: On</c>, or that it takes an administrator.</summary>
    public static LocalClockState? ParseUse(string output)
    {
        if (output.Contains("administrator access", StringComparison.OrdinalIgnoreCase))
        {
            return new LocalClockState { Reason = "systemsetup needs an administrator" };
        }

        return ServiceText.Table(output, ':').GetValueOrDefault("Network Time") switch
        {
            "On" => new LocalClockState { IsServiceOn = true },
            "Off" => new LocalClockState { IsServiceOn = false, IsSynchronized = false },
            _ => null,
        };
    }

    /// <summary>Reads <c>systemsetup -getnetworktimeserver</c>: <c>Network Time Server: time.apple.com</c>.</summary>
    public static LocalClockState? ParseServer(string output) =>
        ServiceText.Table(output, ':').TryGetValue("Network Time Server", out var server)
            ? new LocalClockState { Server = ServiceText.Server(server) }
            : null;
}
