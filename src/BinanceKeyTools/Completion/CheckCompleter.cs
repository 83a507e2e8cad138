using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Completion;

/// <summary>Completes the ids and names of checks; the tooltip is the title.</summary>
internal sealed class CheckCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var prefix = wordToComplete.Trim('\'', '"');
        return CheckCatalogue.All
            .SelectMany(check => new[] { (Text: check.Id, check.Metadata), (Text: check.Metadata.Name, check.Metadata) })
            .Where(pair => pair.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Text, StringComparer.OrdinalIgnoreCase)
            .Select(pair => new CompletionResult(pair.Text, pair.Text, CompletionResultType.ParameterValue, $"{pair.Metadata.Severity}: {pair.Metadata.Title}"));
    }
}
