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
}
