using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the states of a key that this module records.</summary>
internal sealed class StateCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete([KeyState.PendingState, KeyState.ReplacedState], wordToComplete, "state");
}
