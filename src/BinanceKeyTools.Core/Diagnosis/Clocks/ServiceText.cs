using System.Globalization;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Reads the lines that time services write.</summary>
internal static class ServiceText
{
    /// <summary>The lines that have a name and a value, in order; the first colon or equals sign divides them.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(string output, char divider)
    {
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.IndexOf(divider, StringComparison.Ordinal);
            if (at > 0)
            {
                yield return (line[..at].TrimEnd(), line[(at + 1)..].Trim());
            }
        }
    }

    /// <summary>The lines by name; the first of a name counts.</summary>
    public static Dictionary<string, string> Table(string output, char divider)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Pairs(output, divider))
        {
            table.TryAdd(name, value);
        }

        return table;
    }

    /// <summary>The whole number at the beginning of a text.</summary>
    public static int? LeadingNumber(string? text) =>
        text is not null && int.TryParse(text.AsSpan(0, text.TakeWhile(char.IsAsciiDigit).Count()), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A number with a decimal point.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A duration, when it is one that a clock can be off by.</summary>
    public static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value && Math.Abs(value) < TimeSpan.FromDays(365_000).TotalSeconds ? TimeSpan.FromTicks((long)Math.Round(value * TimeSpan.TicksPerSecond)) : null;

    /// <summary>A stratum that means something: 0 and 16 stand for a clock that nobody keeps.</summary>
    public static int? Stratum(string? text) => LeadingNumber(text) is { } stratum and >= 1 and <= 15 ? stratum : null;

    /// <summary>The name or address of a time server, as it may be shown.</summary>
    public static string? Server(string? text) => string.IsNullOrWhiteSpace(text) ? null : KeyLikeText.Hide(text.Length > 120 ? text[..120] : text);
}
