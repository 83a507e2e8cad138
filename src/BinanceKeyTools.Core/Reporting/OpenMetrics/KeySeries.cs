using System.Globalization;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.OpenMetrics;

/// <summary>A row of the report with the labels of its series, which no other row has.</summary>
/// <param name="Row">The row.</param>
/// <param name="Labels">The labels, braces included.</param>
internal sealed record KeySeries(KeyAudit Row, string Labels)
{
    /// <summary>Labels rows: by vault, name, environment and machine; by the key as well where one machine has two keys under one name.</summary>
    public static IReadOnlyList<KeySeries> Of(IEnumerable<KeyAudit> rows)
    {
        KeyAudit[] all = [.. rows];
        var labels = DistinctNames.Of(
            all,
            (row, number) => LabelsOf(row, string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({number})")),
            row => LabelsOf(row, row.Name),
            row => MetricText.With(LabelsOf(row, row.Name), "fingerprint", row.Fingerprint ?? ""));
        return [.. all.Zip(labels, (row, own) => new KeySeries(row, own))];
    }

    private static string LabelsOf(KeyAudit row, string name) =>
        MetricText.Labels(("vault", row.Vault), ("name", name), ("environment", row.Environment.ToString()), ("host", row.Host));
}
