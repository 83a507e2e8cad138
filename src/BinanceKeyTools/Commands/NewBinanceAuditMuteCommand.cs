using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Policies;
using BinanceKeyTools.Reports;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Commands;

/// <summary>Adds mutes to a mute file: says of problems that they are known and accepted for a while.</summary>
[Cmdlet(VerbsCommon.New, "BinanceAuditMute", DefaultParameterSetName = DaysSet, SupportsShouldProcess = true)]
[OutputType(typeof(Mute))]
public sealed class NewBinanceAuditMuteCommand : PSCmdlet
{
    private const string DaysSet = "Days";
    private const string ExpiresSet = "Expires";

    private readonly FindingReader _reader = new();
    private readonly HashSet<Mute> _known = [];
    private readonly List<Mute> _mutes = [];
    private readonly HashSet<string> _keysWithoutFingerprint = new(StringComparer.OrdinalIgnoreCase);
    private MuteTerms? _terms;
    private string _file = "";
    private string? _firstSkipped;
    private int _skippedCount;

    /// <summary>The mute file, or a policy in JSON. It is made when it is not there. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The findings: failures, and what is unknown. As Invoke-BinanceKeyAudit gave them out, here or on another machine.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>Why the problems are accepted.</summary>
    [Parameter(Mandatory = true)]
    [NotBlank]
    public string Reason { get; set; } = "";

    /// <summary>Who accepts them.</summary>
    [Parameter(Mandatory = true)]
    [NotBlank]
    public string Owner { get; set; } = "";

    /// <summary>For how many days, counted from today in UTC.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DaysSet)]
    [ValidateRange(1, MuteTerms.MostDays)]
    [ArgumentCompleter(typeof(ExpiryCompleter))]
    public int Days { get; set; }

    /// <summary>The last day, in UTC. A time of day does not count.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ExpiresSet)]
    [ArgumentCompleter(typeof(ExpiryCompleter))]
    public DateTime Expires { get; set; }

    /// <summary>The mutes hold for every key of the name. Without it each ends with the key.</summary>
    [Parameter]
    public SwitchParameter AnyKey { get; set; }

    /// <summary>Give mutes that hold still the new reason, owner, expiry and key.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Give out the mutes, with the places where they stand.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundInput.Hide(this, nameof(InputObject));
        try
        {
            _terms = new MuteTerms { Reason = Reason, Owner = Owner, Expires = FindExpiry(), AnyKey = AnyKey };
            RefuseTerms();
            _file = FindFile();

            // What is wrong with the file is told before an audit of minutes.
            MuteFile.Open(_file, PolicyLocator.Loader);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, Path));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundInput.Hide(this, nameof(InputObject));
        foreach (var value in InputObject ?? [null])
        {
            try
            {
                Add(_reader.Read(value));
            }
            catch (CommandException exception)
            {
                WriteError(ErrorRecords.From(exception, target: null));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WarnOfSkipped();
        if (_mutes.Count == 0)
        {
            return;
        }

        try
        {
            var file = MuteFile.Open(_file, PolicyLocator.Loader);
            foreach (var mute in _mutes)
            {
                Make(file, mute);
            }

            var mutes = Write(file);
            if (PassThru)
            {
                WriteObject(mutes, enumerateCollection: true);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, _file));
        }
    }

    private static string Describe(Mute mute)
    {
        var (name, vault) = (NameOf(mute.Name), mute.Vault is null ? null : NameOf(mute.Vault));
        var subject = mute.Name == AuditedKey.Everything
            ? vault is null ? "the run" : $"the vault '{vault}'"
            : vault is null ? $"'{name}'" : $"'{name}' in the vault '{vault}'";
        return $"{mute.Check} for {subject}{(mute.Fingerprint is null ? "" : $", key {mute.Fingerprint}")}";
    }

    private static string NameOf(string pattern) => NamePattern.Parse(pattern).Literal ?? pattern;

    private static string DateOf(Mute mute) => mute.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CommandException Exists(MuteChange change)
    {
        var present = change.Present[0];
        return new CommandException(
            "AuditMuteExists",
            ErrorCategory.ResourceExists,
            $"{Describe(change.Mute)} is muted already, by {present.Owner} until {DateOf(present)}: {present.Origin}.",
            "Add -Force to give that mute the new reason, owner and expiry.",
            change.Mute.Name);
    }

    private DateOnly FindExpiry()
    {
        var today = Today;
        var expires = ParameterSetName == DaysSet ? today.AddDays(Days) : DateOnly.FromDateTime(Expires);
        return expires >= today && expires <= today.AddDays(MuteTerms.MostDays) ? expires : throw new CommandException(
            "AuditMuteExpiry",
            ErrorCategory.InvalidArgument,
            string.Create(CultureInfo.InvariantCulture, $"A mute cannot hold until {expires:yyyy-MM-dd}: that day is {(expires < today ? "over" : $"more than {MuteTerms.MostDays} days from today")}."),
            $"Name a day from today on, in UTC, and at most {MuteTerms.MostDays} days from now. What is accepted for longer is a rule: write it into the policy.",
            Path);
    }

    private void RefuseTerms()
    {
        if (MuteFile.Refusal(new Mute { Check = "*", Name = "*", Reason = Reason, Owner = Owner, Expires = _terms!.Expires }) is { } refusal)
        {
            throw Invalid("The mutes", refusal);
        }
    }

    private string FindFile()
    {
        var file = PolicyLocator.FullPath(Path, this);
        if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException(
                "AuditPolicyPath",
                ErrorCategory.InvalidArgument,
                $"'{Path}' does not end in .json.",
                "Mutes are added to JSON only. Name a file.json for them: a policy that is a PowerShell data file stays as it is, and -MutePath takes the mutes beside it.",
                Path);
        }

        if (Directory.Exists(file))
        {
            throw new CommandException("AuditPolicyPath", ErrorCategory.InvalidArgument, $"'{Path}' is a folder, not a file.", "Name a file.json in it.", Path);
        }

        return Directory.Exists(System.IO.Path.GetDirectoryName(file)) ? file : throw PolicyTarget.NotWritten(file, "there is no such folder.");
    }

    private void Add(Finding finding)
    {
        if (!MuteTerms.IsMutable(finding))
        {
            _skippedCount++;
            _firstSkipped ??= $"{finding.CheckId} of '{finding.Name}' is {finding.Status}";
            return;
        }

        if (finding.Scope == FindingScope.Key && !AnyKey && string.IsNullOrEmpty(finding.Fingerprint) && _keysWithoutFingerprint.Add($"{finding.Vault}/{finding.Name}"))
        {
            WriteWarning(KeyLikeText.Hide($"The fingerprint of the key '{finding.Name}' is unknown, so its mute holds for every key of that name."));
        }

        // Several machines may have found the same.
        _mutes.AddRange(_terms!.For(finding).Where(_known.Add));
    }

    private void WarnOfSkipped()
    {
        if (_skippedCount > 0)
        {
            var many = Amount.Of(_skippedCount, "finding is no problem", "findings are no problem");
            WriteWarning(KeyLikeText.Hide($"{many}, so there is nothing to mute: {_firstSkipped}{(_skippedCount == 1 ? "" : ", for example")}. Pass on those with the status Fail or Unknown."));
        }
    }

    private void Make(MuteFile file, Mute mute)
    {
        if (MuteFile.Refusal(mute) is { } refusal)
        {
            WriteError(ErrorRecords.From(Invalid($"The mute of {Describe(mute)}", refusal), target: null));
            return;
        }

        var change = file.Plan(mute, Today, Force);
        switch (change.Kind)
        {
            case MuteChangeKind.None:
                WriteVerbose($"The mute of {Describe(mute)} is there already: {change.Present[0].Origin}.");
                file.Make(change);
                break;
            case MuteChangeKind.Conflict:
                WriteError(ErrorRecords.From(Exists(change), target: null));
                break;
            default:
                var action = change.Kind == MuteChangeKind.Add ? "Mute" : "Mute anew";
                if (ShouldProcess(KeyLikeText.Hide($"{Describe(mute)}, until {DateOf(mute)}, in '{_file}'"), action))
                {
                    file.Make(change);
                }

                break;
        }
    }

    private IReadOnlyList<Mute> Write(MuteFile file)
    {
        var content = file.Write();
        if (!file.IsChanged)
        {
            return file.Confirm(content);
        }

        IReadOnlyList<Mute> mutes = [];
        PolicyTarget.Write(_file, content, replace: File.Exists(_file), written =>
        {
            mutes = file.Confirm(File.ReadAllBytes(written));
            if (!file.IsCurrent())
            {
                throw new CommandException(
                    "AuditPolicyNotWritten", ErrorCategory.WriteError, $"'{_file}' was changed by somebody else meanwhile. Nothing was written.", "Run the command again.", _file);
            }
        });
        return mutes;
    }

    private CommandException Invalid(string what, string why) => new(
        "AuditMuteInvalid", ErrorCategory.InvalidData, $"{what} cannot be written. {why}", "Keys and secrets stand in no file. A key whose name is one has to be stored under another name.", Path);
}
