using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>How often a check came to which status.</summary>
/// <param name="Example">One of its findings.</param>
internal sealed record CheckTally(Finding Example)
{
    /// <summary>Failures, without muted ones.</summary>
    public int Failed { get; private set; }

    /// <summary>What could not be found out, without what is muted.</summary>
    public int Unknown { get; private set; }

    /// <summary>Muted problems.</summary>
    public int Muted { get; private set; }

    /// <summary>Passes.</summary>
    public int Passed { get; private set; }

    /// <summary>Where the question did not arise.</summary>
    public int NotApplicable { get; private set; }

    /// <summary>Counts a finding.</summary>
    public void Add(Finding finding)
    {
        switch (finding.Status)
        {
            case FindingStatus.Pass:
                Passed++;
                break;
            case FindingStatus.NotApplicable:
                NotApplicable++;
                break;
            case var _ when finding.Muted:
                Muted++;
                break;
            case FindingStatus.Fail:
                Failed++;
                break;
            default:
                Unknown++;
                break;
        }
    }
}
