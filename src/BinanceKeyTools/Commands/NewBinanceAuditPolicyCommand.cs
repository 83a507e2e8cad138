using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Policies;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Commands;

/// <summary>Makes a policy file from the present state: what is there becomes the expectation.</summary>
[Cmdlet(VerbsCommon.New, "BinanceAuditPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewBinanceAuditPolicyCommand : PSCmdlet
{
    private PolicyDraft? _draft;
    private string _file = "";

    /// <summary>The file to write, .json. Every character stands for itself.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The name of the policy. That of the file when omitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What was found out about keys: findings or rows of Invoke-BinanceKeyAudit, also stored or remote ones, or the
    /// results of Get-BinanceKeyRestriction.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The policy to build upon: a built-in name, or a file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string Extends { get; set; } = BuiltInPolicies.Default;

    /// <summary>Replace the file when it exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        try
        {
            _file = PolicyLocator.FullPath(Path, this);
            if (!_file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                throw new CommandException("AuditPolicyPath", ErrorCategory.InvalidArgument, $"'{Path}' does not end in .json.", "Policies are written as JSON: name a file.json.", Path);
            }

            RefuseExisting();
            var basis = PolicyLocator.Load(Extends, this);
            _draft = new PolicyDraft
            {
                Name = Name ?? System.IO.Path.GetFileNameWithoutExtension(_file),
                Basis = basis,
                Extends = basis.Source == BuiltInPolicies.Source ? basis.Name : PolicyTarget.Relative(_file, basis.Source!),
                MadeAt = TimeProvider.System.GetUtcNow(),
            };
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, Path));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            // Errors lead to what was bound, and anything can be piped by mistake.
            MyInvocation.BoundParameters[nameof(InputObject)] = "objects";
        }

        foreach (var value in InputObject ?? [])
        {
            try
            {
                if (ObservedKeyReader.Read(value) is { } key)
                {
                    _draft!.Add(key);
                }
            }
            catch (FormatException exception)
            {
                BoundSecrets.Hide(MyInvocation.BoundParameters);
                WriteError(ErrorRecords.From(
                    new CommandException(
                        "AuditPolicyInput",
                        ErrorCategory.InvalidType,
                        exception.Message,
                        "Pipe findings of Invoke-BinanceKeyAudit or results of Get-BinanceKeyRestriction.",
                        value.TypeNames.FirstOrDefault() ?? ""),
                    target: null));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        var draft = _draft!;
        foreach (var key in draft.LeftOut)
        {
            WriteWarning(KeyLikeText.Hide($"The key '{key}' is left out: nothing is known about its rights."));
        }

        foreach (var key in draft.WithUnknownPurpose)
        {
            WriteWarning(KeyLikeText.Hide($"The purpose of the key '{key}' is left out: {draft.Extends} does not know '{key.Purpose}'."));
        }

        var count = draft.Keys.Count;
        if (!ShouldProcess(KeyLikeText.Hide(_file), $"Write an audit policy for {Amount.Keys(count)}"))
        {
            return;
        }

        try
        {
            RefuseExisting();
            PolicyTarget.Write(_file, draft.Write(), Force);
            WriteObject(InvokeProvider.Item.Get([_file], force: true, literalPath: true), enumerateCollection: true);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, _file));
        }
    }

    private void RefuseExisting()
    {
        if (!Force && File.Exists(_file))
        {
            throw PolicyTarget.Exists(_file);
        }
    }
}
