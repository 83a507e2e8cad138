using System.Text.Json;
using System.Text.RegularExpressions;
using BinanceKeyTools.Sandbox.Commands;

namespace BinanceKeyTools.Sandbox.Tests.Demo;

/// <summary>The demo is the first thing that a newcomer sees.</summary>
public sealed partial class DemoCommandTests
{
    [Fact]
    public async Task The_table_fits_a_hundred_columns_and_ends_with_what_to_type_next()
    {
        var (code, output) = await RunAsync(mayColour: false);

        Assert.Equal(0, code);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 100));
        Assert.Matches("(?m)^KEY +ALGORITHM +RIGHTS +IP +AGE +PURPOSE +VERDICT", output);
        Assert.Matches("(?m)^\\d+ keys: \\d+ as they should be, \\d+ not, \\d+ could not be found out\\.", output);
        Assert.Contains("Import-Module ./out/BinanceKeyTools", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tax-export", "as it should be")]
    [InlineData("backup-script", "Withdrawals on")]
    [InlineData("home-trader", "no IP list")]
    [InlineData("perp-bot", "SpotAndMarginTrading on,")]
    [InlineData("ghost", "-2008 Invalid Api-Key ID.")]
    [InlineData("cloud-bot", "-2015 Invalid API-key, IP,")]
    [InlineData("scalper", "SpotAndMarginTrading on but")]
    public async Task Each_story_has_its_verdict(string key, string verdict)
    {
        var (_, output) = await RunAsync(mayColour: false);

        Assert.Matches($"(?m)^{key} .*{Regex.Escape(verdict)}", output);
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        var (_, coloured) = await RunAsync(mayColour: true);
        var (_, asked) = await RunAsync(mayColour: true, "--no-color");

        Assert.Matches(Escape(), coloured);
        Assert.DoesNotMatch(Escape(), asked);
        Assert.Equal(Lines(asked), Lines(Escape().Replace(coloured, "")));
    }

    [Fact]
    public async Task Json_holds_every_key_and_no_credential()
    {
        var (code, output) = await RunAsync(mayColour: true, "--json");

        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(output);
        var keys = document.RootElement.GetProperty("keys").EnumerateArray().ToArray();
        Assert.InRange(keys.Length, 16, int.MaxValue);
        Assert.All(keys, key => Assert.Contains(key.GetProperty("verdict").GetString(), new[] { "Pass", "Fail", "Unknown" }));
        Assert.All(keys, key => Assert.NotEmpty(key.GetProperty("results").EnumerateArray()));
        Assert.DoesNotMatch("[A-Za-z0-9+/]{40,}", output);
    }

    [Fact]
    public async Task An_unknown_option_is_a_usage_error()
    {
        var (code, output) = await RunAsync(mayColour: false, "--colour");

        Assert.Equal(2, code);
        Assert.Contains("Unknown option '--colour'", output, StringComparison.Ordinal);
    }

    private static int Lines(string text) => text.Split('\n').Length;

    private static async Task<(int Code, string Output)> RunAsync(bool mayColour, params string[] arguments)
    {
        using var output = new StringWriter();
        var code = await new CommandDispatcher([new DemoCommand(mayColour)])
            .RunAsync(["demo", .. arguments], new CommandConsole(TextReader.Null, output, output), CancellationToken.None);
        return (code, output.ToString());
    }

    [GeneratedRegex("\u001b\\[[0-9]+m")]
    private static partial Regex Escape();
}
