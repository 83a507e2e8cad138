using System.Text.RegularExpressions;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Reads what <c>timedatectl</c> of systemd writes.</summary>
internal static partial class TimedatectlOutput
{
    /// <summary>Reads <c>timedatectl show</c>: lines such as <c>NTP=yes</c> and <c>NTPSynchronized=no</c>.</summary>
    public static LocalClockState? ParseShow(string output)
    {
        var table = ServiceText.Table(output, '=');
        var isSynchronized = Flag(table.GetValueOrDefault("NTPSynchronized"));
        var isOn = Flag(table.GetValueOrDefault("NTP"));
        return isSynchronized is null && isOn is null ? null : new LocalClockState { IsSynchronized = isSynchronized, IsServiceOn = isOn };
    }

    /// <summary>
    /// Reads <c>timedatectl timesync-status</c>. Before the first answer of a server it has no lines about stratum and offset; a
    /// leap indicator of 3, <c>not synchronized</c>, is the server's own.
    /// </summary>
    public static LocalClockState? ParseTimesyncStatus(string output)
    {
        var table = ServiceText.Table(output, ':');
        if (!table.TryGetValue("Server", out var server))
        {
            return null;
        }

        var stratum = ServiceText.Stratum(table.GetValueOrDefault("Stratum"));
        return new LocalClockState
        {
            Server = ServiceText.Server(NameIn(server)),
            Stratum = stratum,
            Offset = table.TryGetValue("Offset", out var offset) ? Duration(offset) : null,
            IsSynchronized = stratum is null || table.GetValueOrDefault("Leap")?.StartsWith("not", StringComparison.OrdinalIgnoreCase) == true ? false : null,
        };
    }

    // "185.125.190.58 (ntp.ubuntu.com)", or "n/a (time.example)" while no address is known.
    private static string NameIn(string server)
    {
        var open = server.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && server.EndsWith(')') && server.Length - open > 2 ? server[(open + 1)..^1] : server;
    }

    private static bool? Flag(string? text) => text switch { "yes" => true, "no" => false, _ => null };

    // systemd writes durations in parts: "+1min 2.345s", "-1.234ms", "+813us".
    private static TimeSpan? Duration(string text)
    {
        var parts = DurationPart().Matches(text);
        if (parts.Count == 0)
        {
            return null;
        }

        var seconds = parts.Sum(part => ServiceText.Number(part.Groups["number"].Value) * UnitOf(part.Groups["unit"].Value));
        return ServiceText.Seconds(text.StartsWith('-') ? -seconds : seconds);
    }

    private static double UnitOf(string unit) => unit switch
    {
        "us" or "µs" or "μs" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "d" => 86400,
        "w" => 7 * 86400,
        "month" => 30.4375 * 86400,
        _ => 365.25 * 86400,
    };

    [GeneratedRegex(@"(?<number>\d{1,15}(\.\d{1,12})?)(?<unit>us|µs|μs|ms|min|month|s|h|d|w|y)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPart();
}
