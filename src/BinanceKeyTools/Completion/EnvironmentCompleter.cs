using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the names of environments.</summary>
internal sealed class EnvironmentCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(EnvironmentProfiles.All.Select(profile => profile.Name.ToString()).Append(nameof(BinanceEnvironment.Sandbox)), wordToComplete, "environment");
}
