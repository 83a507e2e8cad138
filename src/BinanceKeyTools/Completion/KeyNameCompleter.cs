using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Completion;

/// <summary>Completes key names from vaults that have already answered in this session.</summary>
internal sealed class KeyNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(KnownKeyNames.In(fakeBoundParameters["Vault"] as string), wordToComplete, "key");
}
