using System.Management.Automation;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reports;

namespace BinanceKeyTools.Commands;

/// <summary>Writes reports of audit findings, in several formats at once.</summary>
[Cmdlet(VerbsData.Export, "BinanceAuditReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBinanceAuditReportCommand : PSCmdlet, IDisposable
{
    private readonly ReportParameters _parameters = new();
    private readonly List<ReportTarget> _targets = [];
    private FindingSource? _source;
    private Baseline? _baseline;
    private AuditHistory? _history;
    private bool _hasInput;
    private bool _isDone;
    private volatile bool _isStopped;

    /// <summary>The file, or an existing folder. With several formats, the file without its ending. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The formats. What the ending of the path tells when omitted, and Html in a folder.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public ReportFormat[] Format
    {
        get => _parameters.Format;
        set => _parameters.Format = value;
    }

    /// <summary>What Invoke-BinanceKeyAudit gave out, here or on another machine; or saved audits, as files of Get-Item or Get-ChildItem.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>Saved audits to report on as well, for example of other machines: files of the format Json; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ResultPath { get; set; } = [];

    /// <summary>A saved audit to compare with: the report shows what changed since.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BaselinePath { get; set; }

    /// <summary>A folder of earlier Json reports, also one in a folder each: the Html report shows how the last runs came out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? HistoryPath { get; set; }

    /// <summary>The heading.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>The file of a repository that Sarif results are shown at, relative to its top. Code scanning shows none without a file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactPath { get; set; }

    /// <summary>Ends with an error after the report is written: AuditThresholdExceeded when a failure that is not muted is at least this bad,
    /// AuditUndetermined when something is unknown that could hide one.</summary>
    [Parameter]
    public FindingSeverity? FailOn
    {
        get => _parameters.FailOn;
        set => _parameters.FailOn = value;
    }

    /// <summary>How -FailOn takes what is unknown: as an error of its own, as a failure, or not at all. A report of runs that learnt nothing
    /// always ends with an error.</summary>
    [Parameter]
    [ValidateSet("Unknown", "Fail", "Ignore")]
    public string UnknownAs { get; set; } = "Unknown";

    /// <summary>Replace files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Open the report with the program that this system has for it: the first Html file, or else the first file.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundInput.Hide(this, nameof(InputObject));

        // Whatever can go wrong with paths goes wrong here, before an audit of minutes.
        Guarded(() =>
        {
            _source = new FindingSource(this);
            var targets = ReportTargets.Plan(ReportPath.Full(Path, this, "ReportPathInvalid"), Format, ArtifactPath);
            foreach (var target in targets)
            {
                ReportFile.Check(target.Path, Force);
            }

            _baseline = BaselinePath is null ? null : ResultFile.Read(ReportPath.Full(BaselinePath, this, ResultFile.AuditResultNotFound)).ToBaseline();
            _history = HistoryPath is null ? null : HistoryFolder.Read(HistoryPath, this);
            Array.ForEach(ResultPath, _source.AddFiles);
            if (!MyInvocation.ExpectingInput && InputObject is [] && ResultPath.Length == 0)
            {
                throw new CommandException(
                    "ReportInputMissing",
                    ErrorCategory.InvalidArgument,
                    "There are no findings to report on.",
                    "Pipe Invoke-BinanceKeyAudit to this command, or name saved audits by -ResultPath.",
                    Path);
            }

            _targets.AddRange(targets.Where(target => ShouldProcess(KeyLikeText.Hide(target.Path), $"Write {target.Writer.Format} report")));
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundInput.Hide(this, nameof(InputObject));
        Guarded(() =>
        {
            foreach (var value in InputObject ?? [null])
            {
                _source!.AddFindingOrFile(value);
                _hasInput = true;
            }
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _isDone = true;
        var report = CreateReport();
        List<ReportTarget> written = [];
        List<(CommandException Failure, ReportTarget Target)> failed = [];

        // Everything is written before anything is given out: what comes after may end the pipeline at the first file or error.
        foreach (var target in _targets)
        {
            try
            {
                Write(target, report);
                written.Add(target);
            }
            catch (CommandException exception)
            {
                failed.Add((exception, target));
            }
        }

        var notShown = ShowFirst(written);
        foreach (var (failure, target) in failed)
        {
            WriteError(ErrorRecords.From(failure, target.Path));
        }

        foreach (var target in written)
        {
            WriteObject(InvokeProvider.Item.Get([target.Path], force: true, literalPath: true), enumerateCollection: true);
        }

        if (notShown is not null)
        {
            WriteError(ErrorRecords.From(notShown, target: null));
        }

        if (AuditGate.For(FailOn, UnknownAs) is { } gate)
        {
            foreach (var finding in report.Findings)
            {
                gate.Add(finding);
            }

            gate.ThrowIfExceeded(this);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _isStopped = true;

    /// <summary>
    /// Writes the report that the end of the input did not come to. When a command before this one ends with an error after it has
    /// given out its findings, as Invoke-BinanceKeyAudit -FailOn does, PowerShell disposes of this one without calling EndProcessing,
    /// and the findings that the error is about would be in no report. A report of an audit that was cut short says so, since the
    /// finding that ends every run is missing. After Ctrl+C nothing is written: nobody wants it any more.
    /// </summary>
    public void Dispose()
    {
        // Commands are told to stop one after the other, innermost first: this one may be disposed of before its turn.
        if (_isDone || _isStopped || Stopping || !_hasInput)
        {
            return;
        }

        _isDone = true;
        var report = CreateReport();
        List<ReportTarget> written = [];
        foreach (var target in _targets)
        {
            try
            {
                Write(target, report);
                written.Add(target);
            }
            catch (CommandException)
            {
                // No error can be written any more. The one that ended the pipeline stands, and so does the old report.
            }
        }

        ShowFirst(written);
    }

    // The report is there, whether it can be shown or not.
    private CommandException? ShowFirst(List<ReportTarget> written)
    {
        if (!Show || written is [])
        {
            return null;
        }

        try
        {
            ReportViewer.Show(written.Find(target => target.Writer.Format == ReportFormat.Html) ?? written[0]);
            return null;
        }
        catch (CommandException exception)
        {
            return exception;
        }
    }

    private AuditReport CreateReport() =>
        AuditReport.Create(_source!.Findings, ReportVersion.Current, DateTimeOffset.UtcNow, _baseline, Title, _source.IsComplete, _history);

    private void Write(ReportTarget target, AuditReport report) =>
        ReportFile.Write(target.Path, Force, stream => target.Writer.Write(report, stream));

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (CommandException exception)
        {
            // Of input that is not what it should be no report is made, not even of its better part.
            _isDone = true;
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }
}
