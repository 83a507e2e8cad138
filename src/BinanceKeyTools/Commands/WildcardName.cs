using System.Management.Automation;

namespace BinanceKeyTools.Commands;

/// <summary>What users give as a name with or without wildcards. What is no valid pattern, such as <c>bot[1</c>, is a name.</summary>
internal static class WildcardName
{
    /// <summary>The pattern that a text is, or <see langword="null"/> when it is a name.</summary>
    public static WildcardPattern? PatternOf(string text)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text))
        {
            return null;
        }

        try
        {
            var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }

    /// <summary>Tells the names that a text stands for.</summary>
    public static Func<string, bool> Matcher(string text) =>
        PatternOf(text) is { } pattern ? pattern.IsMatch : name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
}
