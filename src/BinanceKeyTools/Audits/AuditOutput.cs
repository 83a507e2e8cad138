using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;
using BinanceKeyTools.Commands;

namespace BinanceKeyTools.Audits;

/// <summary>Gives out what an audit found, in the form that was asked for. Used on the pipeline thread only.</summary>
/// <param name="view">Findings or rows.</param>
/// <param name="statuses">Which findings to give out; all when empty.</param>
/// <param name="isDetailed">Whether checks that could not be made for one cause are given out one by one.</param>
/// <param name="write">Takes what is given out.</param>
internal sealed class AuditOutput(AuditView view, FindingStatus[] statuses, bool isDetailed, Action<object> write)
{
    private readonly Dictionary<(FindingScope Scope, string? Vault, string Name, string? Fingerprint), KeyAudit> _rows = [];

    /// <summary>Gives out findings that came together, or adds them to the rows.</summary>
    public void Write(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in isDetailed ? findings : UnmadeChecks.Collapse(findings))
        {
            Write(finding);
        }
    }

    /// <summary>Gives out the rows, worst first.</summary>
    public void Complete()
    {
        foreach (var row in KeyAuditOrder.Sort(_rows.Values.Where(row => statuses.Length == 0 || statuses.Contains(row.Status))))
        {
            write(row);
        }
    }

    private void Write(Finding finding)
    {
        if (view == AuditView.Finding)
        {
            if (statuses.Length == 0 || statuses.Contains(finding.Status))
            {
                write(finding);
            }

            return;
        }

        if (finding.Scope is FindingScope.Key or FindingScope.Entry)
        {
            var identity = (finding.Scope, finding.Vault, finding.Name, finding.Fingerprint);
            if (!_rows.TryGetValue(identity, out var row))
            {
                row = new KeyAudit(finding.Subject);
                _rows.Add(identity, row);
            }

            row.Add(finding);
        }
    }
}
