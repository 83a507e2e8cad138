using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the names of the sandbox's prepared situations.</summary>
internal sealed class ScenarioCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(SandboxServer.ScenarioNames, wordToComplete, "scenario");
}
