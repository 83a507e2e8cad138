using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Policies;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the built-in policies of the audit, and loads policies from files.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceAuditPolicy", DefaultParameterSetName = NameSet)]
[OutputType(typeof(AuditPolicy))]
public sealed class GetBinanceAuditPolicyCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Names of built-in policies; wildcards are allowed. Every one when omitted.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Policy files, .json or .psd1; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Policy files, whose paths are taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        switch (ParameterSetName)
        {
            case PathSet:
                Array.ForEach(Path, path => Load(path, () => PolicyLocator.FullPaths(path, this)));
                break;
            case LiteralPathSet:
                Array.ForEach(LiteralPath, path => Load(path, () => [PolicyLocator.FullPath(path, this)]));
                break;
            default:
                Array.ForEach(Name, Find);
                break;
        }
    }

    private void Find(string name)
    {
        var found = BuiltInPolicies.Names.Where(WildcardName.Matcher(name)).ToArray();
        WriteObject(found.Select(BuiltInPolicies.Find), enumerateCollection: true);
        if (found.Length == 0 && WildcardName.PatternOf(name) is null)
        {
            WriteError(ErrorRecords.From(
                new CommandException(
                    "AuditPolicyNotFound",
                    ErrorCategory.ObjectNotFound,
                    $"There is no built-in policy '{name}'.",
                    $"The built-in ones are {string.Join(", ", BuiltInPolicies.Names)}. A file is named by -Path.",
                    name),
                target: null));
        }
    }

    private void Load(string path, Func<IEnumerable<string>> resolve)
    {
        try
        {
            foreach (var file in resolve())
            {
                LoadOne(file);
            }
        }
        catch (CommandException exception)
        {
            WriteError(ErrorRecords.From(exception, path));
        }
    }

    private void LoadOne(string file)
    {
        try
        {
            var check = PolicyLocator.Loader.Check(file);
            foreach (var problem in check.Problems.Where(problem => problem.Severity == PolicyProblemSeverity.Warning))
            {
                WriteWarning(problem.ToString());
            }

            WriteObject(check.Policy ?? PolicyLocator.Loader.Load(file));
        }
        catch (AuditPolicyException exception)
        {
            WriteError(ErrorRecords.From(exception, file));
        }
    }
}
