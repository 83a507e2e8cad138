using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Completion;

/// <summary>Turns names into completions: matched by prefix, quoted where needed, with a tooltip.</summary>
internal static class CompletionText
{
    public static IEnumerable<CompletionResult> Complete(IEnumerable<string> names, string wordToComplete, string tooltip)
    {
        var prefix = wordToComplete.Trim('\'', '"').Replace("''", "'", StringComparison.Ordinal);
        return names
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, $"{tooltip} {name}"));
    }

    private static string Quote(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            ? name
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
