using System.Text;
using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Core.Tests.Exchange.Errors;

public sealed class ErrorCatalogueReaderTests
{
    [Fact]
    public void Families_remedies_and_sources_are_inherited_and_overridden()
    {
        var entries = Read("""
            {
              "sources": { "Spot": "spot table", "Sapi": "wallet table" },
              "groups": [
                {
                  "title": "g", "families": ["Spot", "Sapi"], "remedy": "Common.",
                  "entries": [
                    { "code": -1, "name": "A", "meaning": "a", "sourceNote": "seen" },
                    { "code": -2, "families": ["Sapi"], "name": "B", "messageContains": "b", "documented": false,
                      "meaning": "b", "causes": ["c1", "c2"], "remedy": "Own.", "source": "elsewhere" }
                  ]
                }
              ]
            }
            """);

        Assert.Collection(
            entries,
            entry => Assert.Equal((ApiFamily.Spot, "Common.", "spot table; seen", true), (entry.Family, entry.Remedy, entry.Source, entry.Documented)),
            entry => Assert.Equal((ApiFamily.Sapi, "Common.", "wallet table; seen", true), (entry.Family, entry.Remedy, entry.Source, entry.Documented)),
            entry =>
            {
                Assert.Equal((ApiFamily.Sapi, "Own.", "elsewhere", false), (entry.Family, entry.Remedy, entry.Source, entry.Documented));
                Assert.Equal("b", entry.MessageContains);
                Assert.Equal(["c1", "c2"], entry.Causes);
            });
    }

    [Theory]
    [InlineData("""{ "code": -1, "name": "A", "meaning": "a", "remedy": "r", "remdy": "r" }""", "remdy")]
    [InlineData("""{ "name": "A", "meaning": "a", "remedy": "r" }""", "code")]
    [InlineData("""{ "code": -1, "meaning": "a", "remedy": "r" }""", "name")]
    [InlineData("""{ "code": -1, "name": "A", "meaning": " ", "remedy": "r" }""", "text expected")]
    [InlineData("""{ "code": -1, "name": "A", "meaning": 5, "remedy": "r" }""", "text expected")]
    [InlineData("""{ "code": -1, "name": "A", "meaning": "a" }""", "remedy")]
    [InlineData("""{ "code": -1, "name": "A", "meaning": "a", "remedy": "r", "families": ["Nowhere"] }""", "Nowhere")]
    [InlineData("""{ "code": -1, "name": "A", "meaning": "a", "remedy": "r", "families": ["7"] }""", "7")]
    public void A_mistake_in_the_file_is_named(string entry, string expected)
    {
        var json = $$"""
            { "sources": { "Spot": "s" }, "groups": [ { "title": "g", "families": ["Spot"], "entries": [ {{entry}} ] } ] }
            """;

        var error = Assert.Throws<FormatException>(() => Read(json));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_json_is_refused() => Assert.ThrowsAny<JsonException>(() => Read("{ \"sources\": "));

    private static IReadOnlyList<ErrorCatalogueEntry> Read(string json) =>
        ErrorCatalogueReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
