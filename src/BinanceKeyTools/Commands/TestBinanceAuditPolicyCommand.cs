using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Policies;

namespace BinanceKeyTools.Commands;

/// <summary>Says everything that is wrong with a policy file or a mute file.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BinanceAuditPolicy", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PolicyProblem), typeof(bool))]
public sealed class TestBinanceAuditPolicyCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _files = [];
    private readonly List<KeyRecord> _keys = [];

    /// <summary>Policy files, .json or .psd1; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Policy files, whose paths are taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Names of built-in policies; wildcards are not allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The keys that the policy is meant for: then overrides and mutes that no key fits are reported.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public KeyRecord[]? Key { get; set; }

    /// <summary>The files are mute files, not policies.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter MuteFile { get; set; }

    /// <summary>Return one Boolean a file: true when it can be used. Warnings do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        if (Key is not null)
        {
            _keys.AddRange(Key);
        }

        if (ParameterSetName == LiteralPathSet)
        {
            Array.ForEach(LiteralPath, path => Resolve(path, () => [PolicyLocator.FullPath(path, this)]));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == PathSet)
        {
            Array.ForEach(Path, path => Resolve(path, () => PolicyLocator.FullPaths(path, this)));
        }

        // No keys at all is not the same as keys that nobody named.
        var keys = MyInvocation.BoundParameters.ContainsKey(nameof(Key)) || _keys.Count > 0 ? _keys.DistinctBy(key => key.ToString()).ToArray() : null;
        foreach (var subject in ParameterSetName == NameSet ? Name : _files.Distinct())
        {
            Test(subject, keys);
        }
    }

    private void Resolve(string path, Func<IEnumerable<string>> resolve)
    {
        try
        {
            _files.AddRange(resolve().Except(_files));
        }
        catch (CommandException exception)
        {
            WriteError(ErrorRecords.From(exception, path));
        }
    }

    private void Test(string subject, KeyRecord[]? keys)
    {
        try
        {
            var loader = PolicyLocator.Loader;
            var problems = MuteFile ? loader.CheckMutes(subject, keys).Problems
                : ParameterSetName == NameSet ? loader.CheckBuiltIn(subject, keys).Problems
                : loader.Check(subject, keys).Problems;
            if (Quiet)
            {
                WriteObject(problems.All(problem => problem.Severity != PolicyProblemSeverity.Error));
            }
            else
            {
                WriteObject(problems, enumerateCollection: true);
            }
        }
        catch (AuditPolicyException exception)
        {
            WriteError(ErrorRecords.From(exception, subject));
        }
    }
}
