using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Finds out why a key is refused: which of key, address, permission, environment, clock, signature or network it is.</summary>
[Cmdlet(VerbsDiagnostic.Debug, "BinanceKey", DefaultParameterSetName = NameSet)]
[OutputType(typeof(KeyDiagnosis))]
public sealed class DebugBinanceKeyCommand : ExchangeCommand
{
    private const string ErrorRecordSet = "ErrorRecord";
    private const int ProbeProgressId = 0x424B56;

    private readonly DiagnosisParameters _parameters = new();
    private Diagnostician? _diagnostician;
    private RequestTarget? _for;
    private ErrorReport? _reported;

    /// <summary>Names of keys in the vaults; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ErrorRecordSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public override string[] Name { get; set; } = [];

    /// <summary>An error of this module or of another program. The key that it is about is looked up, unless -Name names one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ErrorRecordSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ErrorRecord? ErrorRecord { get; set; }

    /// <summary>A text out of any program's log that tells of the failed request. With the request's address in it, the signature is
    /// recomputed as well. Enough on its own, better with the key.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? ErrorText { get; set; }

    /// <summary>The request that the key is judged by, for example 'POST /fapi/v1/order'. It is not sent, unless it only reads.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RequestCompleter))]
    public string? For { get; set; }

    /// <summary>Run every probe, also when the answer is certain before.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Send no deliberately wrong signature, and the key to no other environment.</summary>
    [Parameter]
    public SwitchParameter Passive { get; set; }

    /// <summary>Also try key and secret in each other's place. The secret then travels to the exchange as a header.</summary>
    [Parameter]
    public SwitchParameter TrySwapped { get; set; }

    /// <summary>The environments in which an unknown key is looked for. Those of the same company when omitted, which leaves out Us.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public BinanceEnvironment[] TryEnvironment
    {
        get => _parameters.TryEnvironment;
        set => _parameters.TryEnvironment = value;
    }

    private protected override KeyInventory CreateInventory(SecretVaults vaults) => new(vaults, WriteError, WriteVerbose, TimeProvider.System)
    {
        Expect = ExpectKeys,
        Warn = WriteWarning,
        Unreadable = key => ReportUnusable(key.Record, key.Storage, key.Failure),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        HideBound();
        base.BeginProcessing();
        try
        {
            _for = For is null ? null : RequestTargetReader.Read(For);
            _reported = ErrorText is null ? null : ErrorReportReader.Read(ErrorText);
        }
        catch (RequestParameterException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }

        _diagnostician = new Diagnostician(new DiagnosisOptions
        {
            RecvWindow = RecvWindowOption,
            IsPassive = Passive,
            RunsAll = All,
            TriesSwapped = TrySwapped,
            TriedEnvironments = TryEnvironment.Length == 0 ? DiagnosisOptions.CompanyEnvironments : TryEnvironment,
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HideBound();
        base.ProcessRecord();
    }

    private protected override IEnumerable<ResolvedKey> ResolveInput()
    {
        if (ParameterSetName == ErrorRecordSet)
        {
            _reported = ReportedError.Read(ErrorRecord!);
            return AboutReport(Name.Length > 0 ? Name.SelectMany(ResolveName) : ResolveReported());
        }

        if (ParameterSetName == NameSet && Name.Length == 0)
        {
            DiagnoseText(_reported ?? throw new CommandException(
                "NothingToDiagnose",
                ErrorCategory.InvalidArgument,
                "Neither a key nor an error was given.",
                "Name a key, pipe keys or an error ($Error[0] | Debug-BinanceKey), or give a text out of a log with -ErrorText.",
                nameof(Name)));
            return [];
        }

        return AboutReport(base.ResolveInput());
    }

    private protected override void ReportUnusable(KeyRecord key, KeyStorage? storage, Exception exception)
    {
        if (exception is ApiKeyFormatException or KeyMaterialException)
        {
            var subject = new DiagnosisSubject { Key = key, Defect = exception, Target = TargetOf(_reported), Report = _reported };
            PostWork((output, cancellationToken) => DiagnoseAsync(subject, output, cancellationToken));
        }
        else
        {
            base.ReportUnusable(key, storage, exception);
        }
    }

    private protected override Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken) => DiagnoseAsync(
        new DiagnosisSubject
        {
            Key = use.Key,
            Credential = use.Credential,
            Client = use.Client,
            ClientFor = environment => Connections.ForOther(environment, use),
            Proxies = [.. use.Client.Hosts.Addresses.Keys.Select(use.Client.ProxyOf).OfType<Uri>().Select(proxy => proxy.Authority).Distinct(StringComparer.Ordinal)],
            Target = TargetOf(use.Report),
            Report = use.Report,
            Progress = progress => Show(progress, output),
        },
        output,
        cancellationToken);

    private void HideBound() => BoundSecrets.HideWhole(MyInvocation.BoundParameters, nameof(ErrorRecord), nameof(ErrorText), nameof(For));

    // What was reported belongs to the keys of this record; the next record may bring another error while these are still asked about.
    private IEnumerable<ResolvedKey> AboutReport(IEnumerable<ResolvedKey> keys)
    {
        var report = _reported;
        return keys.Select(key => key with { Report = report });
    }

    private IEnumerable<ResolvedKey> ResolveReported()
    {
        var found = ReportedError.KeyOf(ErrorRecord!) switch
        {
            { Vault: null } sandboxKey => ResolveRecords(RunningSandboxes.FindKeys(sandboxKey.Name)),
            { } key => Inventory.FindExact(key.Name, key.Vault),
            null => null,
        };
        if (found is null)
        {
            DiagnoseText(_reported!);
        }

        return found ?? [];
    }

    private void DiagnoseText(ErrorReport report)
    {
        var subject = new DiagnosisSubject { Target = TargetOf(report), Report = report };
        PostWork((output, cancellationToken) => DiagnoseAsync(subject, output, cancellationToken));
    }

    private async Task DiagnoseAsync(DiagnosisSubject subject, PumpItem output, CancellationToken cancellationToken)
    {
        output.WriteObject(await _diagnostician!.DiagnoseAsync(subject, cancellationToken).ConfigureAwait(false));
        if (subject.Progress is not null)
        {
            output.Run(cmdlet => cmdlet.WriteProgress(new ProgressRecord(ProbeProgressId, "Debug-BinanceKey", "Done") { RecordType = ProgressRecordType.Completed }));
        }
    }

    private RequestTarget? TargetOf(ErrorReport? report) => _for ?? (report is null ? null : RequestTargetReader.From(report));

    private static void Show(KeyProbeProgress progress, PumpItem output)
    {
        var status = string.Create(
            CultureInfo.CurrentCulture, $"{progress.Subject}: {progress.Purpose} (request {progress.RequestCount} of at most {Diagnostician.MaxRequests})");
        output.Run(cmdlet => cmdlet.WriteProgress(new ProgressRecord(ProbeProgressId, "Debug-BinanceKey", status)));
    }
}
