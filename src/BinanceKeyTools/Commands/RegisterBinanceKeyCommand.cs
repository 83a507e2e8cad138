using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.KeyFiles;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Registration;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Puts a key into a vault, once the exchange has accepted it.</summary>
[Cmdlet(VerbsLifecycle.Register, "BinanceKey", DefaultParameterSetName = PromptSet, SupportsShouldProcess = true)]
[OutputType(typeof(KeyRegistration))]
public sealed class RegisterBinanceKeyCommand : InventoryCommand
{
    private const string PromptSet = "Prompt";
    private const string CredentialSet = "Credential";
    private const string SecretSet = "Secret";
    private const string ApiKeySet = "ApiKey";
    private const string PathSet = "PrivateKeyPath";
    private const string LiteralPathSet = "LiteralPath";
    private const string InputObjectSet = "InputObject";
    private const int ProgressId = 0x424B57;

    private readonly ConnectionParameters _connection = new();
    private readonly NotesParameters _notes = new();
    private readonly HashSet<string> _underWay = [];
    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private KeyNotes? _checkedNotes;
    private RegistrationDesk? _desk;
    private PipelinePump? _pump;
    private int _rows;

    /// <summary>The name that the key is stored under. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PromptSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ApiKeySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>API key and secret: the API key as user name, the secret or private key (PEM) as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The API key, as SecureString or as text. Alone it completes the pending private key of that name; when there is none, the
    /// secret is asked for.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = ApiKeySet)]
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNull]
    [SecureTextTransformation(TakesText = true)]
    public SecureString? ApiKey { get; set; }

    /// <summary>The HMAC secret, or a private key as PEM.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Alias("SecretKey", "ApiSecret")]
    [ValidateNotNull]
    [SecureTextTransformation]
    public SecureString? Secret { get; set; }

    /// <summary>The file with the private key (PEM). Wildcards are allowed where one file fits.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? PrivateKeyPath { get; set; }

    /// <summary>The file with the private key (PEM). Every character stands for itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Opens an encrypted private key, which is stored without the passphrase.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [SecureTextTransformation]
    public SecureString? Passphrase { get; set; }

    /// <summary>Keys as rows of Import-Csv or as objects with such properties: Name, Vault, ApiKey, Secret or PrivateKeyPath, Passphrase,
    /// Label, Purpose, Owner, Account, Environment, RotateAfterDays, AllowedIP, Proxy, Tag; or keys of a sandbox.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The vault to store the key in. The default vault when omitted, or the only one.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = CredentialSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ApiKeySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [Alias("VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>The label of the key on the exchange's web page.</summary>
    [Parameter]
    public string? Label { get => _notes.Label; set => _notes.Label = value; }

    /// <summary>What the key is for: one of the built-in purposes, or any word.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    public string? Purpose { get => _notes.Purpose; set => _notes.Purpose = value; }

    /// <summary>Who answers for the key.</summary>
    [Parameter]
    public string? Owner { get => _notes.Owner; set => _notes.Owner = value; }

    /// <summary>The account that the key belongs to.</summary>
    [Parameter]
    public string? Account { get => _notes.Account; set => _notes.Account = value; }

    /// <summary>After how many days the key is to be replaced.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int RotateAfterDays { get => _notes.RotateAfterDays ?? 0; set => _notes.RotateAfterDays = value; }

    /// <summary>The addresses that the key is restricted to: IPv4, at most 30. The exchange does not tell them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[] AllowedIP { get => _notes.AllowedIP ?? []; set => _notes.AllowedIP = value; }

    /// <summary>Words to select keys by.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[] Tag { get => _notes.Tag ?? []; set => _notes.Tag = value; }

    /// <summary>The environment that the key belongs to, and in which it is proven. What is recorded already when omitted, otherwise
    /// Live.</summary>
    [Parameter]
    public BinanceEnvironment? Environment { get => _notes.Environment; set => _notes.Environment = value; }

    /// <summary>Another address than the environment's own to prove the key at. The key is sent there.</summary>
    [Parameter]
    public Uri? BaseUri { get => _connection.BaseUri; set => _connection.BaseUri = value; }

    /// <summary>The proxy to prove the key through; it is recorded with the key.</summary>
    [Parameter]
    public Uri? Proxy { get => _notes.Proxy; set => _notes.Proxy = value; }

    /// <summary>How many milliseconds late a request may arrive, 1 to 60000. The exchange's own 5000 when omitted.</summary>
    [Parameter]
    [ValidateRange(1, 60000)]
    public int RecvWindow { get => _connection.RecvWindow ?? 5000; set => _connection.RecvWindow = value; }

    /// <summary>How many seconds one attempt may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get => _connection.TimeoutSec; set => _connection.TimeoutSec = value; }

    /// <summary>How many keys are proven at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Store the key without asking the exchange whether it accepts it.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Of a refused pair also try key and secret in each other's place. The secret then travels to the exchange as a header.</summary>
    [Parameter]
    public SwitchParameter TrySwapped { get; set; }

    /// <summary>Replace what has the name already, and register a key or secret that another name has.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Leave the value that had the name before under a dated name, also when the new one is proven.</summary>
    [Parameter]
    public SwitchParameter KeepPrevious { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        HideBound();
        try
        {
            (_checkedNotes, var questionable) = _notes.Check(MyInvocation.MyCommand.Name);
            foreach (var address in questionable)
            {
                WriteWarning(address.Reason);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }

        _desk = new RegistrationDesk(this, Vaults, _connection, StopToken)
        {
            Options = new DiagnosisOptions
            {
                RecvWindow = _connection.RecvWindow is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
                TriesSwapped = TrySwapped,
            },
            IsForced = Force,
            SkipsVerification = SkipVerification,
            KeepsPrevious = KeepPrevious,
        };
        _pump = new PipelinePump(this, ThrottleLimit, new ProgressMeter(ProgressId, MyInvocation.MyCommand.Name, "keys"));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HideBound();
        switch (ParameterSetName)
        {
            case InputObjectSet:
                Array.ForEach(InputObject!.BaseObject is object[] rows ? rows : [InputObject], row => RegisterRow(PSObject.AsPSObject(row)));
                break;
            case CredentialSet:
                Register(Target(Name), () => Submit(SecretText.From(Credential!.UserName), SecretText.From(Credential.Password)));
                break;
            case PathSet or LiteralPathSet:
                Register(Target(Name), () => Submit(Copy(ApiKey), PrivateKeyFile.Read(PrivateKeyPath ?? LiteralPath!, PrivateKeyPath is null, this)));
                break;
            default:
                Register(Target(Name), () => Submit(Copy(ApiKey), Copy(Secret)));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        _pump?.Stop();
    }

    private protected override void DisposeOwn()
    {
        _pump?.Dispose();
        _desk?.Dispose();
    }

    private void HideBound()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        BoundSecrets.HideWhole(MyInvocation.BoundParameters, nameof(InputObject));
    }

    private string Target(string name) => string.IsNullOrEmpty(Vault) ? name : $"{Vault}/{name}";

    private static SecretText? Copy(SecureString? text) => text is null ? null : SecretText.From(text);

    private KeySubmission Submit(SecretText? apiKey, SecretText? secret) => new()
    {
        Name = Name,
        Vault = Vault,
        ApiKey = apiKey,
        Secret = secret,
        Passphrase = Copy(Passphrase),
        Notes = _checkedNotes!,
        BaseUri = BaseUri,
    };

    private void RegisterRow(PSObject value)
    {
        _rows++;
        if (value.BaseObject is SandboxKey key)
        {
            Register(Target(key.Name), () => _desk!.Submit(key, _checkedNotes!, Vault));
            return;
        }

        var row = SubmissionRow.Read(value, _rows);
        foreach (var column in row.UnknownColumns.Where(_unknownColumns.Add))
        {
            WriteWarning(KeyLikeText.Hide($"There is no such column as '{column}'; it is passed over."));
        }

        Register(row.Target, () => row.ToSubmission(_notes, Vault, BaseUri, WriteWarning, path => PrivateKeyFile.Read(path, isLiteral: false, this)));
    }

    private void Register(string target, Func<KeySubmission> submit)
    {
        RegistrationPlan? plan = null;
        try
        {
            using var submission = submit();
            plan = PlanAfterOthers(submission);
            if (!new Confirmation(this, Force).Allows($"secret '{plan.Name}' in vault '{plan.Vault.Name}'", RegistrationDesk.Describe(plan)))
            {
                return;
            }

            Post(plan);
            plan = null;
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.About(exception, target));
        }
        finally
        {
            plan?.Dispose();
        }
    }

    // What is in the vault is only known once the keys before it are written, and so is whether one of these is a double.
    private RegistrationPlan PlanAfterOthers(KeySubmission submission)
    {
        var name = $"name {submission.Name.ToUpperInvariant()}";
        if (_underWay.Contains(name))
        {
            AwaitOthers();
        }

        var plan = _desk!.Plan(submission);
        if (_underWay.Overlaps([plan.Identity.Fingerprint, plan.Identity.SecretDigest]))
        {
            plan.Dispose();
            AwaitOthers();
            plan = _desk.Plan(submission);
        }

        _underWay.UnionWith([name, plan.Identity.Fingerprint, plan.Identity.SecretDigest]);
        return plan;
    }

    private void AwaitOthers()
    {
        _pump!.Drain();
        _underWay.Clear();
    }

    private void Post(RegistrationPlan plan)
    {
        var work = _desk!.Prepare(plan);
        _pump!.Post(async (item, cancellationToken) =>
        {
            using (plan)
            {
                ExchangeConnections.ReportTo(item);
                await work(item, cancellationToken).ConfigureAwait(false);
            }
        });
    }
}
