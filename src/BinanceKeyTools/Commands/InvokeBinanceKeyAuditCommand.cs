using System.Management.Automation;
using System.Management.Automation.Host;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Audits;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Policies;
using BinanceKeyTools.Reports;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Holds every key against a policy.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BinanceKeyAudit", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Finding), typeof(KeyAudit))]
public sealed class InvokeBinanceKeyAuditCommand : ExchangeCommand
{
    private readonly AuditParameters _parameters = new();
    private FleetAuditor? _auditor;
    private AuditOutput? _output;
    private AuditGate? _gate;
    private Baseline? _baseline;

    /// <summary>Names of keys in the vaults; wildcards are allowed. Every key of every vault when omitted.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public override string[] Name { get; set; } = ["*"];

    /// <summary>The policy: the name of a built-in one, or the path of a file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string Policy { get; set; } = BuiltInPolicies.Default;

    /// <summary>Files with mutes, beside those of the policy; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] MutePath { get; set; } = [];

    /// <summary>The checks to run, by id or name; wildcards are allowed. Every check when omitted.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CheckCompleter))]
    public string[] Check { get; set; } = [];

    /// <summary>Checks to leave out, by id or name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CheckCompleter))]
    public string[] ExcludeCheck { get; set; } = [];

    /// <summary>Names of keys of master accounts, with wildcards: these are also asked about the keys of their sub-accounts.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public string[] MasterKey { get; set; } = [];

    /// <summary>A saved audit to compare with: each finding says whether it is new, fixed or unchanged since.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Since { get; set; }

    /// <summary>Findings as they come, or one row a key when all are done.</summary>
    [Parameter]
    public AuditView View { get; set; }

    /// <summary>Give out each check that could not be made. When omitted, those of a key that have the same cause are one finding.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Which findings are given out. All of them when omitted.</summary>
    [Parameter]
    public FindingStatus[] Status
    {
        get => _parameters.Status;
        set => _parameters.Status = value;
    }

    /// <summary>Ends with an error after all output: AuditThresholdExceeded when a failure that is not muted is at least this bad,
    /// AuditUndetermined when something is unknown that could hide one.</summary>
    [Parameter]
    public FindingSeverity? FailOn
    {
        get => _parameters.FailOn;
        set => _parameters.FailOn = value;
    }

    /// <summary>How -FailOn takes what is unknown: as an error of its own, as a failure, or not at all. A run that learnt nothing always
    /// ends with an error.</summary>
    [Parameter]
    [ValidateSet("Unknown", "Fail", "Ignore")]
    public string UnknownAs { get; set; } = "Unknown";

    private protected override bool WritesAsCompleted => true;

    private protected override KeyInventory CreateInventory(SecretVaults vaults) => new(vaults, WriteError, WriteVerbose, TimeProvider.System)
    {
        Expect = ExpectKeys,
        Unreadable = key => Write(_auditor!.AuditUnreadable(key.Record, key.Storage, KeyObstacle.From(key.Failure))),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            var selection = CheckSelection.Of(Check, ExcludeCheck);
            _auditor = new FleetAuditor(new FleetAuditOptions
            {
                Policy = LoadPolicy(),
                Checks = selection.Checks,
                Questions = selection.Questions,
                IsMasterKey = IsMasterKey(),
                Host = System.Environment.MachineName,
                RecvWindow = RecvWindowOption,
            });
            _output = new AuditOutput(View, Status, Detailed, WriteObject);
            _gate = AuditGate.For(FailOn, UnknownAs);
            _baseline = Since is null ? null : ResultFile.Read(ReportPath.Full(Since, this, ResultFile.AuditResultNotFound)).ToBaseline();
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var vault in Inventory.DescribeVaults())
        {
            _auditor!.AddVault(vault);
        }

        Write([.. _auditor!.Complete()]);
        _output!.Complete(DisplayWidth());

        // Below the table, where nothing else of this pipeline comes: of rows that are passed on the next command makes something else.
        if (_output.Summarize() is { } summary && MyInvocation.PipelinePosition == MyInvocation.PipelineLength)
        {
            WriteInformation(new HostInformationMessage { Message = summary }, ["PSHOST"]);
        }

        _gate?.ThrowIfExceeded(this);
    }

    // What stands in the way of a key is what the audit is there to find out.
    private protected override void ReportUnusable(KeyRecord key, KeyStorage? storage, Exception exception) =>
        Write(_auditor!.AuditUnreadable(key, storage, KeyObstacle.From(exception)));

    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        var target = new AuditTarget(use.Key, use.Credential, use.Client, use.Storage);
        var findings = await _auditor!.AuditAsync(target, cancellationToken).ConfigureAwait(false);
        output.Run(_ => Write(findings));
    }

    private void Write(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            _gate?.Add(finding);
        }

        _output!.Write(_baseline is null ? findings : [.. _baseline.Annotate(findings)]);
    }

    // A host without a display has no width, and some throw when they are asked.
    private int? DisplayWidth()
    {
        try
        {
            return Host.UI?.RawUI?.BufferSize.Width;
        }
        catch (Exception exception) when (exception is HostException or NotImplementedException or PSInvalidOperationException or IOException)
        {
            return null;
        }
    }

    private AuditPolicy LoadPolicy()
    {
        var policy = PolicyLocator.Load(Policy, this);
        return policy with { Mutes = [.. policy.Mutes, .. MutePath.SelectMany(path => PolicyLocator.LoadMutes(path, this))] };
    }

    private Func<KeyRecord, bool> IsMasterKey()
    {
        var matchers = Array.ConvertAll(MasterKey, WildcardName.Matcher);
        return key => Array.Exists(matchers, isMeant => isMeant(key.Name));
    }
}
