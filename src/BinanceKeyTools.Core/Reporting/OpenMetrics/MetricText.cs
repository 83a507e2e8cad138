using System.Buffers;
using System.Globalization;
using System.Text;

namespace BinanceKeyTools.Reporting.OpenMetrics;

/// <summary>The pieces of the exposition format: names, labels and numbers.</summary>
internal static class MetricText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code), '\\', '"']);

    /// <summary>Writes labels, braces included. The names are this module's own and need no escaping.</summary>
    public static string Labels(params (string Name, string? Value)[] labels) =>
        $"{{{string.Join(',', labels.Select(label => $"{label.Name}=\"{Escape(label.Value ?? "")}\""))}}}";

    /// <summary>The same labels and one more.</summary>
    public static string With(string labels, string name, string value) => $"{labels[..^1]},{Labels((name, value))[1..]}";

    /// <summary>A time in seconds since 1970, in UTC.</summary>
    public static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Three characters have an escape. Other control characters have none and mean nothing in a name; some readers end a line at them.
    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny(Special) < 0 && value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return value;
        }

        var result = new StringBuilder(value.Length + 8);
        foreach (var rune in value.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '\\' => "\\\\",
                '"' => "\\\"",
                '\n' => "\\n",
                _ => (Rune.IsControl(rune) ? Rune.ReplacementChar : rune).ToString(),
            });
        }

        return result.ToString();
    }
}
