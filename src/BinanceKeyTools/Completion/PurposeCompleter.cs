using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the built-in purposes. A policy may define others, so any text is allowed.</summary>
internal sealed class PurposeCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Complete(Enum.GetNames<KeyPurpose>(), wordToComplete, "purpose");
}
