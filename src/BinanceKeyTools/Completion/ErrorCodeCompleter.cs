using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Completion;

/// <summary>Completes error codes by their digits or their names, in the families that -Family names; the tooltip is the meaning.</summary>
internal sealed class ErrorCodeCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var prefix = wordToComplete.Trim('\'', '"');
        var families = FamiliesOf(fakeBoundParameters["Family"]);
        return ErrorCatalogue.Default.Entries
            .Where(entry => families.Count == 0 || families.Contains(entry.Family))
            .Where(entry => Begins(entry, prefix))
            .GroupBy(entry => entry.Code)
            .OrderByDescending(entries => entries.Key)
            .Select(entries => Offer(entries.Key, entries.First()));
    }

    private static bool Begins(ErrorCatalogueEntry entry, string prefix) =>
        entry.Code.ToString(CultureInfo.InvariantCulture).StartsWith(prefix, StringComparison.Ordinal)
        || entry.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static CompletionResult Offer(int code, ErrorCatalogueEntry entry)
    {
        var text = code.ToString(CultureInfo.InvariantCulture);
        return new CompletionResult(text, $"{text} {entry.Name}", CompletionResultType.ParameterValue, $"{entry.Name}: {entry.Meaning}");
    }

    private static HashSet<ApiFamily> FamiliesOf(object? bound)
    {
        var families = new HashSet<ApiFamily>();
        foreach (var value in bound is object[] several ? several : [bound ?? ""])
        {
            if (Enum.TryParse<ApiFamily>(value.ToString(), ignoreCase: true, out var family))
            {
                families.Add(family);
            }
        }

        return families;
    }
}
