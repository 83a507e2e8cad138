using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the purposes that are known without a policy; the tooltip names the rights that go with each.</summary>
internal sealed class PurposeCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var prefix = wordToComplete.Trim('\'', '"');
        return Enum.GetValues<KeyPurpose>()
            .Where(purpose => purpose.ToString().StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(purpose => new CompletionResult(
                purpose.ToString(), purpose.ToString(), CompletionResultType.ParameterValue, $"needs {PurposeProfile.Of(purpose).Required}"));
    }
}
