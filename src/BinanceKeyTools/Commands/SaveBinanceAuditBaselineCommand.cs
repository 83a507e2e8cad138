using System.Management.Automation;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Reports;

namespace BinanceKeyTools.Commands;

/// <summary>Saves audit findings, to hold later audits against.</summary>
[Cmdlet(VerbsData.Save, "BinanceAuditBaseline", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveBinanceAuditBaselineCommand : PSCmdlet
{
    private FindingSource? _source;
    private string? _fullPath;
    private Baseline? _earlier;

    /// <summary>The file. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What Invoke-BinanceKeyAudit gave out, here or on another machine.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>Save the findings of a run that was stopped as well.</summary>
    [Parameter]
    public SwitchParameter AllowIncomplete { get; set; }

    /// <summary>Bring a baseline that is there up to date: what the new audit could not find out is carried on as it was last known.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Give out the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundInput.Hide(this, nameof(InputObject));
        Guarded(() =>
        {
            _source = new FindingSource(this);
            _fullPath = ReportPath.Full(Path, this, "ReportPathInvalid");
            ReportFile.Check(_fullPath, Force);

            // What was last known must not be lost to a run that could not find it out.
            _earlier = File.Exists(_fullPath) ? ResultFile.Read(_fullPath).ToBaseline() : null;
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundInput.Hide(this, nameof(InputObject));
        Guarded(() => Array.ForEach(InputObject ?? [null], value => _source!.Add(value)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guarded(() =>
    {
        var report = AuditReport.Create(_source!.Findings, ReportVersion.Current, DateTimeOffset.UtcNow, isComplete: _source.IsComplete);
        if (!report.IsComplete && !AllowIncomplete)
        {
            throw new CommandException(
                "AuditIncomplete",
                ErrorCategory.InvalidData,
                "The findings are not those of a whole audit: the one that ends every run (BKT1901) is missing.",
                "Pass on everything that Invoke-BinanceKeyAudit gives out, without -Status. Add -AllowIncomplete to save them all the same.",
                Path);
        }

        if (ShouldProcess(KeyLikeText.Hide(_fullPath!), "Save audit baseline"))
        {
            var advanced = _earlier is null
                ? report
                : AuditReport.Create(_earlier.Advance(report.Findings, report.IsComplete), ReportVersion.Current, DateTimeOffset.UtcNow, isComplete: report.IsComplete);
            ReportFile.Write(_fullPath!, Force, stream => new JsonReportWriter().Write(advanced, stream));
            if (PassThru)
            {
                WriteObject(InvokeProvider.Item.Get([_fullPath!], force: true, literalPath: true), enumerateCollection: true);
            }
        }
    });

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
