using System.Text.Json;
using System.Text.RegularExpressions;
using BinanceKeyTools.Sandbox.Commands;

namespace BinanceKeyTools.Sandbox.Tests.Demo;

/// <summary>The demo is the first thing that a newcomer sees.</summary>
public sealed partial class DemoCommandTests : IDisposable
{
    private readonly string _report = Path.Combine(Path.GetTempPath(), $"demo-{Guid.NewGuid():N}.html");

    /// <summary>Removes the report.</summary>
    public void Dispose() => File.Delete(_report);

    [Fact]
    public async Task The_table_fits_a_hundred_columns_and_ends_with_what_to_type_next()
    {
        var (code, output) = await RunAsync(mayColour: false);

        Assert.Equal(0, code);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 100));
        Assert.Matches("(?m)^KEY +PERMISSIONS +IP +AGE +WORST FINDING$", output);
        Assert.Matches("(?m)^23 keys: 5 without a problem, 15 with failures, 3 undetermined\\. Failures: ", output);
        Assert.Contains("Import-Module ./out/BinanceKeyTools", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dashboard", "Pass")]
    [InlineData("backup-script", "Critical: Withdrawals are on")]
    [InlineData("home-trader", "High: The key works from any address")]
    [InlineData("perp-bot", "High: \"Enable Spot & Margin Trading\" is on")]
    [InlineData("cloud-bot", "Unknown: 52 checks could not be made: -2015")]
    [InlineData("scalper", "High: The exchange locked trading by API")]
    public async Task Each_story_has_its_verdict(string key, string verdict)
    {
        var (_, output) = await RunAsync(mayColour: false);

        Assert.Matches($"(?m)^{key} .*{Regex.Escape(verdict)}", output);
    }

    [Fact]
    public async Task The_report_is_written_where_the_output_says()
    {
        var (_, output) = await RunAsync(mayColour: false);

        Assert.Contains(new Uri(_report).AbsoluteUri, output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(_report);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.Contains("backup-script", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("SANDBOX[A-Za-z0-9]{20}", page);
    }

    [Fact]
    public async Task A_refused_key_is_diagnosed()
    {
        var (_, output) = await RunAsync(mayColour: false);

        Assert.Contains("THE KEY cloud-bot WAS REFUSED. WHY?", output, StringComparison.Ordinal);
        Assert.Contains("The address 127.0.0.1 is not on the key's IP list.", output, StringComparison.Ordinal);
        Assert.Contains("Likely: AddressNotListed. Key cloud-bot", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_an_error_that_says_so()
    {
        var (code, output) = await RunAsync(mayColour: false, $"--report={Path.Combine(_report, "no", "folder.html")}");

        Assert.Equal(2, code);
        Assert.Contains("cannot be written", output, StringComparison.Ordinal);
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
        var keys = document.RootElement.GetProperty("subjects").EnumerateArray().ToArray();
        Assert.InRange(keys.Length, 16, int.MaxValue);
        Assert.NotEmpty(document.RootElement.GetProperty("findings").EnumerateArray());
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

    private async Task<(int Code, string Output)> RunAsync(bool mayColour, params string[] arguments)
    {
        using var output = new StringWriter();
        string[] place = Array.Exists(arguments, argument => argument.StartsWith("--report", StringComparison.Ordinal)) ? [] : [$"--report={_report}"];
        var code = await new CommandDispatcher([new DemoCommand(mayColour)])
            .RunAsync(["demo", .. place, .. arguments], new CommandConsole(TextReader.Null, output, output), CancellationToken.None);
        return (code, output.ToString());
    }

    [GeneratedRegex("\u001b\\[[0-9;]+m")]
    private static partial Regex Escape();
}
