using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Causes;

/// <summary>Writes the documentation of the causes (<c>docs/causes</c>) from their data.</summary>
internal static partial class CausePage
{
    private const string Generated = "<!-- Written from src/BinanceKeyTools.Core/Diagnosis/Causes/causes.json; do not edit. To write it again:\n"
        + "     UPDATE_DOCS=1 dotnet test tests/BinanceKeyTools.Core.Tests --filter CausePageTests -->\n";

    /// <summary>Titles of the classes, in the order of the index.</summary>
    public static IReadOnlyList<(CauseClass Class, string Title)> Groups { get; } =
    [
        (CauseClass.KeyText, "The text of the API key"),
        (CauseClass.Secret, "The secret or private key"),
        (CauseClass.Environment, "Another environment"),
        (CauseClass.KeyUnknown, "A key that is not there"),
        (CauseClass.Address, "The caller's address"),
        (CauseClass.Permission, "The rights of the key"),
        (CauseClass.Account, "The account"),
        (CauseClass.Clock, "Clock and time"),
        (CauseClass.Signature, "What is signed and what is sent"),
        (CauseClass.Limit, "Limits and bans"),
        (CauseClass.Network, "The way to the exchange"),
        (CauseClass.Location, "The location"),
        (CauseClass.Request, "Host and path"),
        (CauseClass.Exchange, "The exchange"),
        (CauseClass.None, "No fault, or none found"),
    ];

    /// <summary>The page of a cause.</summary>
    public static string Of(Cause cause)
    {
        var page = new StringBuilder(Generated);
        page.Append($"\n# {cause.Id}\n\n{Shown(cause.Verdict)}\n\n");
        page.Append("| | |\n|---|---|\n");
        page.Append($"| Class | {cause.Class} |\n| Error codes | {Codes(cause)} |\n| At best | {cause.HighestConfidence} |\n");
        page.Append($"| Blocks | {(cause.IsBlocking ? "yes: nothing is found out about the key before it is mended" : "no")} |\n");
        page.Append($"\n## What happens\n\n{Shown(cause.Explanation)}\n");
        page.Append("\n## What to do\n\n");
        foreach (var (step, number) in cause.Fix.Select((step, index) => (step, index + 1)))
        {
            page.Append(CultureInfo.InvariantCulture, $"{number}. {Shown(step)}\n");
        }

        page.Append($"\n## The test that tells it apart\n\n{Shown(cause.Test)}\n");
        page.Append("\n## What this rests on\n\n");
        foreach (var fact in cause.Facts)
        {
            page.Append($"- {fact.Text} ({fact.Source}; {fact.Standing.ToString().ToLowerInvariant()})\n");
        }

        return page.ToString();
    }

    /// <summary>The list of all causes.</summary>
    public static string Index()
    {
        var page = new StringBuilder(Generated);
        page.Append("\n# Causes\n\n");
        page.Append("What `Debug-BinanceKey` can name. Words in italics are filled in from the case. *Official* facts stand in the exchange's\n"
            + "documentation, *computed* ones were measured here, *observed* ones come from published reports: what rests on these is never called\n"
            + "Certain.\n");
        foreach (var (group, title) in Groups)
        {
            page.Append($"\n## {title}\n\n| Cause | Verdict | Error codes | At best |\n|---|---|---|---|\n");
            foreach (var cause in CauseCatalogue.All.Where(cause => cause.Class == group))
            {
                page.Append($"| [{cause.Id}]({cause.Id}.md) | {Shown(cause.Verdict)} | {Codes(cause)} | {cause.HighestConfidence} |\n");
            }
        }

        return page.ToString();
    }

    private static string Codes(Cause cause)
    {
        var words = cause.Codes.Select(code => code.ToString(CultureInfo.InvariantCulture)).Concat(cause.Kinds.Select(kind => kind.ToString())).ToArray();
        return words.Length == 0 ? "none" : string.Join(", ", words);
    }

    /// <summary>A text with its placeholders shown in another way. One that hangs on a word is an addition, which reads better left out.</summary>
    public static string Show(string text, Func<string, string> placeholder) =>
        Placeholder().Replace(Addition().Replace(text, ""), match => placeholder(match.Groups[1].Value));

    private static string Shown(string text) => Show(text, name => $"*{name}*");

    [GeneratedRegex("(?<=[a-z])\\{[A-Za-z]+\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Addition();

    [GeneratedRegex("\\{([A-Za-z]+)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
