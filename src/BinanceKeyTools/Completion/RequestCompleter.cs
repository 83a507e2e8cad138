using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Completion;

/// <summary>
/// Completes requests such as <c>'POST /fapi/v1/order'</c> by any part of them; those that begin with what was typed come first. The
/// tooltip is the right that the request needs.
/// </summary>
internal sealed class RequestCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var part = wordToComplete.Trim('\'', '"');
        return KnownRequests.All
            .Where(text => text.Contains(part, StringComparison.OrdinalIgnoreCase))
            .OrderBy(text => text.StartsWith(part, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(text => new CompletionResult(
                $"'{text}'", text, CompletionResultType.ParameterValue, Describe(text)));
    }

    private static string Describe(string text) => RequestTargetReader.Read(text).Permission switch
    {
        KeyPermission.Reading => $"{text}: needs Reading only",
        var permission => $"{text}: needs {permission}",
    };
}
