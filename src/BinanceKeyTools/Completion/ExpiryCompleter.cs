using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Completion;

/// <summary>Completes how long a mute holds: usual numbers of days, or the last days that they lead to. The tooltip is the other of the two.</summary>
internal sealed class ExpiryCompleter : IArgumentCompleter
{
    private static readonly int[] UsualDays = [7, 14, 30, 60, 90, 180];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var prefix = wordToComplete.Trim('\'', '"');
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return UsualDays
            .Select(days => (Days: days.ToString(CultureInfo.InvariantCulture), Date: today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Select(each => parameterName == "Days" ? (Text: each.Days, Tip: $"until {each.Date}") : (Text: each.Date, Tip: $"in {each.Days} days"))
            .Where(each => each.Text.StartsWith(prefix, StringComparison.Ordinal))
            .Select(each => new CompletionResult(each.Text, each.Text, CompletionResultType.ParameterValue, each.Tip));
    }
}
