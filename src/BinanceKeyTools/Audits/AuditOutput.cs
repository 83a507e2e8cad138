using System.Management.Automation;
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
    private const int WideColumns = 140;

    private readonly Dictionary<(FindingScope Scope, string? Vault, string Name, string? Fingerprint), KeyAudit> _rows = [];
    private readonly List<Finding> _counted = [];

    /// <summary>Gives out findings that came together, or adds them to the rows.</summary>
    public void Write(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in isDetailed && view == AuditView.Finding ? findings : UnmadeChecks.Collapse(findings))
        {
            Write(finding);
        }
    }

    /// <summary>Gives out the rows, worst first.</summary>
    /// <param name="width">How many characters a line of the caller's display has; <see langword="null"/> when it has none.</param>
    public void Complete(int? width)
    {
        KeyAudit[] shown = KeyAuditOrder.Sort(_rows.Values.Where(row => statuses.Length == 0 || statuses.Contains(row.Status)));

        // A view each: the vault tells keys apart where there are several, purpose and owner need room.
        var variant = (shown.Select(row => row.Vault).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any() ? "Vault" : "") + (width >= WideColumns ? "Wide" : "");
        foreach (var row in shown)
        {
            var output = PSObject.AsPSObject(row);
            if (variant.Length > 0)
            {
                output.TypeNames.Insert(0, $"{typeof(KeyAudit).FullName}#{variant}");
            }

            write(output);
        }
    }

    /// <summary>What the rows come to: numbers and verdict, a line each; <see langword="null"/> for findings, which come as they are made.</summary>
    public string? Summarize()
    {
        if (view != AuditView.Key)
        {
            return null;
        }

        var counts = AuditCounts.Of(_counted, _rows.Values);
        return $"{counts}\n{AuditVerdict.Of(counts, _counted, changes: null, baselineAt: null, isComplete: true).Text}";
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

        if (finding.IsProblem || finding.Muted || finding.Scope is not (FindingScope.Key or FindingScope.Entry))
        {
            _counted.Add(finding);
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
