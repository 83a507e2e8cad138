using System.Globalization;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Reads what <c>chronyc tracking</c> writes.</summary>
internal static class ChronyTracking
{
    // Without a source, and when chrony serves its own clock, the reference is none.
    private static readonly string[] NoReference = ["00000000", "7F7F0101", "127.127.1.1"];

    /// <summary>Reads the table. <c>506 Cannot talk to daemon</c> and the like have none.</summary>
    public static LocalClockState? Parse(string output)
    {
        var table = ServiceText.Table(output, ':');
        if (!table.TryGetValue("Leap status", out var leap))
        {
            return null;
        }

        var reference = table.GetValueOrDefault("Reference ID") ?? "";
        var isSynchronized = !leap.StartsWith("Not", StringComparison.OrdinalIgnoreCase)
            && !Array.Exists(NoReference, none => reference.StartsWith(none, StringComparison.OrdinalIgnoreCase));
        return new LocalClockState
        {
            IsSynchronized = isSynchronized,
            Server = isSynchronized ? ServiceText.Server(NameIn(reference)) : null,
            Stratum = ServiceText.Stratum(table.GetValueOrDefault("Stratum")),
            Offset = isSynchronized ? OffsetIn(table.GetValueOrDefault("System time")) : null,
            LastSynchronizedAt = isSynchronized ? TimeIn(table.GetValueOrDefault("Ref time (UTC)")) : null,
        };
    }

    // "C0A80001 (192.168.0.1)": the identifier and what it stands for.
    private static string? NameIn(string reference)
    {
        var open = reference.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && reference.EndsWith(')') ? reference[(open + 1)..^1] : reference;
    }

    // "0.000001501 seconds slow of NTP time": slow means that the time server is ahead.
    private static TimeSpan? OffsetIn(string? text)
    {
        var words = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var number, "seconds", var side, ..]
            ? ServiceText.Seconds(side == "slow" ? ServiceText.Number(number) : -ServiceText.Number(number))
            : null;
    }

    // "Fri Feb  3 15:00:29 2012"
    private static DateTimeOffset? TimeIn(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            "ddd MMM d HH:mm:ss yyyy",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var time)
            ? time
            : null;
}
