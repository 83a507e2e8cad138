using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BinanceKeyTools.Tests.Reporting;

/// <summary>
/// Reads metrics more strictly than either reader that the text is for: what stands here is valid both in the Prometheus text format
/// 0.0.4 without timestamps and in OpenMetrics 1.0.
/// </summary>
internal sealed partial class MetricsText
{
    private MetricsText()
    {
    }

    /// <summary>The values by the name of the family and the labels in the order of the text.</summary>
    public Dictionary<string, Dictionary<string, decimal>> Families { get; } = [];

    /// <summary>The labels of each sample.</summary>
    public List<(string Family, Dictionary<string, string> Labels, decimal Value)> Samples { get; } = [];

    public static MetricsText Parse(byte[] utf8)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(utf8);
        Assert.False(text.StartsWith('\uFEFF'));
        Assert.EndsWith("\n# EOF\n", text, StringComparison.Ordinal);
        MetricsText metrics = new();
        string? family = null;
        var isTyped = false;
        foreach (var line in text[..^"# EOF\n".Length].Split('\n')[..^1])
        {
            Assert.DoesNotMatch(@"[\u0000-\u001F\u007F-\u009F]", line);
            if (HelpLine().Match(line) is { Success: true } help)
            {
                Assert.True(family is null || isTyped);
                family = help.Groups["name"].Value;
                isTyped = false;
                Assert.DoesNotMatch("_(total|sum|count|bucket|created)$", family);
                Assert.DoesNotContain("\\", line, StringComparison.Ordinal);
                metrics.Families.Add(family, []);
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                Assert.Equal($"# TYPE {family} gauge", line);
                Assert.False(isTyped);
                isTyped = true;
            }
            else
            {
                Assert.True(isTyped, line);
                metrics.Add(family!, line);
            }
        }

        return metrics;
    }

    public decimal this[string family, params string[] values] =>
        Samples.Single(sample => sample.Family == "binance_key_audit_" + family && values.All(value => sample.Labels.ContainsValue(value))).Value;

    public IEnumerable<decimal> All(string family) => Samples.Where(sample => sample.Family == "binance_key_audit_" + family).Select(sample => sample.Value);

    private void Add(string family, string line)
    {
        var sample = SampleLine().Match(line);
        Assert.True(sample.Success, line);
        Assert.Equal(family, sample.Groups["name"].Value);
        Dictionary<string, string> labels = [];
        foreach (Match label in Label().Matches(sample.Groups["labels"].Value))
        {
            labels.Add(label.Groups["label"].Value, Unescape(label.Groups["value"].Value));
        }

        var value = decimal.Parse(sample.Groups["value"].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        Families[family].Add(string.Join('\0', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Where(label => label.Value.Length > 0).Select(label => $"{label.Key}={label.Value}")), value);
        Samples.Add((family, labels, value));
    }

    private static string Unescape(string value) => Escapes().Replace(value, match => match.Value switch { "\\n" => "\n", "\\\\" => "\\", _ => "\"" });

    [GeneratedRegex("^# HELP (?<name>[a-z][a-z0-9_]*) [^\\\\]+$")]
    private static partial Regex HelpLine();

    [GeneratedRegex("^(?<name>[a-z][a-z0-9_]*)(?:\\{(?<labels>(?:[a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\",)*[a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\")\\})? (?<value>-?[0-9]+(?:\\.[0-9]+)?)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("(?<label>[a-z_]+)=\"(?<value>(?:[^\"\\\\]|\\\\[\\\\\"n])*)\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"\\[\\""n]")]
    private static partial Regex Escapes();
}
