using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the names of built-in policies, the default first; the tooltip is the description. Where none fits,
/// PowerShell completes files.</summary>
internal sealed class PolicyNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var prefix = wordToComplete.Trim('\'', '"');
        return BuiltInPolicies.Names
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, BuiltInPolicies.Find(name)!.Description ?? name));
    }
}
