using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the names of registered vaults. Reads the registration only; no vault is opened.</summary>
internal sealed class VaultNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(SecretVaults.GetVaultNamesForCompletion(), wordToComplete, "vault");
}
