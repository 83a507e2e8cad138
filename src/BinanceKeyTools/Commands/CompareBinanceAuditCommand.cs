using System.Management.Automation;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reports;

namespace BinanceKeyTools.Commands;

/// <summary>Shows what changed between two audits.</summary>
[Cmdlet(VerbsData.Compare, "BinanceAudit")]
[OutputType(typeof(AuditChange))]
public sealed class CompareBinanceAuditCommand : PSCmdlet
{
    private FindingSource? _reference;
    private FindingSource? _difference;

    /// <summary>The earlier audit: the path of a saved one, or findings. Several machines may have made it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ReferenceObject")]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>The later audit: the path of a saved one, or findings. Several machines may have made it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("DifferenceObject")]
    [ValidateNotNullOrEmpty]
    public object[] Difference { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundInput.Hide(this, nameof(Reference), nameof(Difference));
        _reference = new FindingSource(this);
        _difference = new FindingSource(this);
        Guarded(() => Array.ForEach(Reference, _reference.AddFindingOrPath));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundInput.Hide(this, nameof(Reference), nameof(Difference));
        Guarded(() => Array.ForEach(Difference, _difference!.AddFindingOrPath));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WarnOfIncomplete(_reference!, "earlier", "new");
        WarnOfIncomplete(_difference!, "later", "gone");
        WriteObject(
            AuditComparison.Compare(_reference!.Findings, _difference!.Findings, _reference.IsComplete, _difference.IsComplete),
            enumerateCollection: true);
    }

    private void WarnOfIncomplete(FindingSource source, string which, string what)
    {
        if (!source.IsComplete || !AuditComparison.IsComplete(source.Findings))
        {
            WriteWarning($"The {which} audit did not come to its end, or not all of its findings are here. Which keys are {what} cannot be told.");
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (CommandException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }
}
