using System.Globalization;

namespace BinanceKeyTools.Benchmarks;

/// <summary>Rows of a Markdown table of spreads.</summary>
internal static class Spread
{
    public const string Header = "| | min | median | max |\n|---|---:|---:|---:|";

    public static string Row(string name, string format, IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return $"| {name} | {Text(sorted[0])} | {Text(sorted[sorted.Length / 2])} | {Text(sorted[^1])} |";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
