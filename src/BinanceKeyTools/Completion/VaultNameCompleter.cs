using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the names of registered vaults. Reads the registration only; no vault is opened.</summary>
internal sealed class VaultNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(VaultNames(), wordToComplete, "vault");

    internal static IReadOnlyList<string> VaultNames()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return [.. shell.AddCommand("Microsoft.PowerShell.SecretManagement\\Get-SecretVault").Invoke().Select(vault => (string)vault.Properties["Name"].Value)];
    }
}
