namespace BinanceKeyTools.Reporting;

/// <summary>The form of a report.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page for people.</summary>
    Html,

    /// <summary>The whole result, with a published schema; what baselines and comparisons read.</summary>
    Json,

    /// <summary>One row a finding, for spreadsheets; guarded against formulas.</summary>
    Csv,

    /// <summary>For issues, wikis and chat.</summary>
    Markdown,

    /// <summary>SARIF 2.1.0: problems only, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit XML: every check as a test case, for CI.</summary>
    JUnit,

    /// <summary>Metrics in the text format of Prometheus and OpenMetrics, for the textfile collector of node_exporter.</summary>
    OpenMetrics,

    /// <summary>Detection findings of the Open Cybersecurity Schema Framework, for SIEMs; as prowler writes them.</summary>
    Ocsf,
}
