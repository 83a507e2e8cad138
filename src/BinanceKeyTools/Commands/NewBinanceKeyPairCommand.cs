using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.KeyFiles;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reports;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Makes a key pair, puts the private key into a vault or a file, and gives out the public key with the steps that lead to an
/// API key.</summary>
[Cmdlet(VerbsCommon.New, "BinanceKeyPair", SupportsShouldProcess = true, DefaultParameterSetName = VaultSet)]
[OutputType(typeof(NewKeyPair))]
public sealed class NewBinanceKeyPairCommand : InventoryCommand
{
    private const string VaultSet = "Vault";
    private const string FileSet = "File";
    private const string PlainTextSet = "PlainText";

    private readonly KeyPairParameters _wanted = new();
    private readonly NotesParameters _notes = new();

    /// <summary>The name of the key: that of the secret in the vault.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = VaultSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The vault that the private key goes into. The default vault when omitted.</summary>
    [Parameter(ParameterSetName = VaultSet, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>The file that the private key goes into. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Protects the file. Asked for when omitted.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>Write the file without a passphrase.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Replace a file that is there.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [Parameter(ParameterSetName = PlainTextSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>The kind of pair.</summary>
    [Parameter]
    public KeyPairAlgorithm Algorithm
    {
        get => _wanted.Algorithm;
        set => _wanted.Algorithm = value;
    }

    /// <summary>What the key is to be for; decides which rights the steps name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    public string? Purpose
    {
        get => _notes.Purpose;
        set => _notes.Purpose = value;
    }

    /// <summary>The label that the key is to have on the web page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Label
    {
        get => _notes.Label;
        set => _notes.Label = value;
    }

    /// <summary>The addresses that the key is to be restricted to: IPv4, at most 30.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? AllowedIP
    {
        get => _notes.AllowedIP;
        set => _notes.AllowedIP = value;
    }

    /// <summary>The environment that the key is to be for. Live when omitted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BinanceEnvironment Environment
    {
        get => _notes.Environment ?? BinanceEnvironment.Live;
        set => _notes.Environment = value;
    }

    /// <summary>Who answers for the key.</summary>
    [Parameter(ParameterSetName = VaultSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Owner
    {
        get => _notes.Owner;
        set => _notes.Owner = value;
    }

    /// <summary>The account that the key is to belong to.</summary>
    [Parameter(ParameterSetName = VaultSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Account
    {
        get => _notes.Account;
        set => _notes.Account = value;
    }

    /// <summary>After how many days the key is to be replaced.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateRange(1, 3650)]
    public int RotateAfterDays
    {
        get => _notes.RotateAfterDays ?? 0;
        set => _notes.RotateAfterDays = value;
    }

    /// <summary>The proxy to use with the key.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateNotNull]
    public Uri? Proxy
    {
        get => _notes.Proxy;
        set => _notes.Proxy = value;
    }

    /// <summary>Words to find the key by.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Tag
    {
        get => _notes.Tag;
        set => _notes.Tag = value;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);

        // Where there is no data protection, a SecureString in a log that is kept as CliXml can be read by anybody.
        BoundSecrets.HideWhole(MyInvocation.BoundParameters, nameof(Passphrase));
        try
        {
            if (ParameterSetName == VaultSet)
            {
                MakeInVault(Check(Name));
            }
            else
            {
                MakeInFile(Check(Path));
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.From(exception, target: null));
        }
    }

    private void MakeInVault(KeyNotes notes)
    {
        var vault = VaultChoice.One(Vaults, Vault);
        RefuseTaken(vault.Name);
        if (!ShouldProcess(KeyLikeText.Hide($"secret '{Name}' in vault '{vault.Name}'"), $"Store a new {Kind} private key"))
        {
            return;
        }

        using var pair = new KeyPairFactory().Create(Algorithm);
        using var pem = pair.ReadPkcs8Pem(SecretText.From);
        var written = new KeyWriter(Vaults, TimeProvider.System, StopToken).Write(new KeyWrite
        {
            Name = Name,
            Vault = vault,
            ApiKey = null,
            Secret = pem,
            Metadata = Record(pair, notes),
            Tell = text => WriteVerbose(KeyLikeText.Hide(text)),
        });
        foreach (var warning in written.Warnings)
        {
            WriteWarning(KeyLikeText.Hide(warning));
        }

        WriteObject(new NewKeyPair(pair, new KeyPairOrder
        {
            Name = Name,
            Vault = vault.Name,
            Label = notes.Label,
            Purpose = notes.Purpose,
            Environment = Environment,
            AllowedIP = notes.AllowedIP ?? [],
        }));
    }

    private void MakeInFile(KeyNotes notes)
    {
        var path = ReportPath.Full(Path, this, "KeyFilePathInvalid");
        NewPrivateKeyFile.Check(path, Force);
        if (!ShouldProcess(KeyLikeText.Hide($"file '{path}'"), $"Write a new {Kind} private key, {(AsPlainText ? "as plain text" : "encrypted")}"))
        {
            return;
        }

        if (AsPlainText)
        {
            WriteWarning(KeyLikeText.Hide(
                $"The private key in '{path}' is not protected by a passphrase: whoever can read the file, or a backup of it, can sign as you. Move it into a vault and remove the file."));
        }

        using var passphrase = AsPlainText ? null : Passphrase is null ? NewPassphrase.Ask(Host, path) : NewPassphrase.From(Passphrase, path);
        using var pair = new KeyPairFactory().Create(Algorithm);
        using var pem = passphrase is null ? pair.ReadPkcs8Pem(SecretText.From) : SecretText.From(pair.ExportEncryptedPkcs8Pem(passphrase.Span));
        NewPrivateKeyFile.Write(path, Force, pem.Span);
        WriteObject(new NewKeyPair(pair, new KeyPairOrder
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(path),
            Path = path,
            IsEncrypted = !AsPlainText,
            Label = notes.Label,
            Purpose = notes.Purpose,
            Environment = Environment,
            AllowedIP = notes.AllowedIP ?? [],
        }));
    }

    private KeyNotes Check(string target)
    {
        var (notes, questionable) = _notes.Check(target);
        notes.Label = NullIfEmpty(notes.Label);
        notes.Purpose = NullIfEmpty(notes.Purpose);
        notes.Environment = Environment;
        foreach (var address in questionable)
        {
            WriteWarning(address.Reason);
        }

        return notes;
    }

    private string Kind => Algorithm switch
    {
        KeyPairAlgorithm.Rsa2048 => "RSA-2048",
        KeyPairAlgorithm.Rsa4096 => "RSA-4096",
        _ => "Ed25519",
    };

    // Said before a pair is made, and by -WhatIf too. KeyWriter looks again when it writes.
    private void RefuseTaken(string vault)
    {
        if (new VaultListing(Vaults.GetEntries(vault)).Find(Name) is not null)
        {
            throw new VaultException(
                "KeyExists",
                ErrorCategory.ResourceExists,
                $"The vault '{vault}' already holds a secret '{Name}'. No pair was made.",
                "Choose another name. To replace a key that is in use, make the pair under a new name, and let the old key go when the new one is in use. A private key that waits for its API key, and whose public key is lost, goes with Unregister-BinanceKey.",
                $"{vault}/{Name}");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static Dictionary<string, string?> Record(KeyPair pair, KeyNotes notes)
    {
        var record = notes.ToChanges();
        record[KeyMetadata.Prefix + "version"] = "1";
        record[KeyMetadata.Prefix + "state"] = KeyState.PendingState;
        record[KeyMetadata.Prefix + "algorithm"] = pair.Algorithm.ToString();
        record[KeyMetadata.Prefix + "publicKeyFingerprint"] = pair.Fingerprint;
        return record;
    }
}
