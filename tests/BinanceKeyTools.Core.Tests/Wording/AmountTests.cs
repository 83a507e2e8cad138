using System.Text.RegularExpressions;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Core.Tests.Wording;

public sealed partial class AmountTests
{
    // Texts that are said of several only, or of a length that a text always has.
    private static readonly string[] KnownToBeSeveral =
    [
        "{failed.Count} checks fail, the worst is", "{files.Count} files fit", "The IP list has {count} addresses", "{secret.Span.Length} characters",
    ];

    [Theory]
    [InlineData(0, "0 keys")]
    [InlineData(1, "1 key")]
    [InlineData(2, "2 keys")]
    [InlineData(-1, "-1 keys")]
    [InlineData(12345, "12,345 keys")]
    public void One_is_singular(int count, string text) => Assert.Equal(text, Amount.Keys(count));

    [Fact]
    public void Noun_can_have_a_plural_of_its_own() =>
        Assert.Equal(["1 entry", "2 entries"], [Amount.Of(1, "entry", "entries"), Amount.Of(2, "entry", "entries")]);

    // A count before a plural reads "1 keys" one day.
    [Fact]
    public void No_message_has_a_count_with_a_plural_of_its_own()
    {
        var found = Directory.EnumerateFiles(GeneratedPages.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin"))
            .SelectMany(file => File.ReadLines(file)
                .Where(line => CountBeforePlural().IsMatch(line) && !KnownToBeSeveral.Any(words => line.Contains(words, StringComparison.Ordinal)))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
        Assert.Empty(found);
    }

    [GeneratedRegex("\\$\"[^\"]*\\{[^{}\"]*(\\.Count|\\.Length|\\b[cC]ount|[a-z]Count)(\\(\\))?(:[^}]*)?\\} (more |other )?[a-z-]+s\\b")]
    private static partial Regex CountBeforePlural();
}
