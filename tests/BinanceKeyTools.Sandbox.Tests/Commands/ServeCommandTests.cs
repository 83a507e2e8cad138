using System.Diagnostics;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Commands;

namespace BinanceKeyTools.Sandbox.Tests.Commands;

public class ServeCommandTests
{
    [Fact]
    public async Task Prints_one_line_when_ready_and_ends_with_its_input()
    {
        var fleet = Path.Combine(Path.GetTempPath(), $"fleet-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(fleet, $$"""
            { "keys": [
                { "name": "own", "apiKey": "{{PublishedSamples.HmacApiKey}}", "secret": "{{PublishedSamples.HmacSecret}}" },
                { "name": "public", "publicKey": "{{PublishedSamples.Ed25519PublicKey}}", "environment": "SpotTestnet" },
                { "name": "made" }, { "name": "made-ed", "algorithm": "Ed25519", "story": "A story." } ] }
            """);
        try
        {
            using var process = StartProcess("serve", "--json", "--fleet", fleet, "--time-offset=-5000");
            var ready = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync())!).RootElement;
            var keys = ready.GetProperty("keys").EnumerateArray().ToDictionary(key => key.GetProperty("name").GetString()!);
            Assert.False(keys["own"].TryGetProperty("secret", out _));
            Assert.Equal(PublishedSamples.HmacApiKey, keys["own"].GetProperty("apiKey").GetString());
            Assert.Equal("SpotTestnet", keys["public"].GetProperty("environment").GetString());
            Assert.Equal(64, keys["made"].GetProperty("secret").GetString()!.Length);
            Assert.StartsWith("-----BEGIN PRIVATE KEY-----", keys["made-ed"].GetProperty("privateKey").GetString(), StringComparison.Ordinal);
            Assert.Equal("A story.", keys["made-ed"].GetProperty("story").GetString());
            Assert.Equal("main", keys["made"].GetProperty("account").GetString());

            using var client = new HttpClient { BaseAddress = new Uri(ready.GetProperty("baseUrl").GetString()!) };
            using var time = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v3/time", UriKind.Relative)));
            var behind = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - time.RootElement.GetProperty("serverTime").GetInt64();
            Assert.InRange(behind, 4_000, 600_000);

            process.StandardInput.Close();
            Assert.Equal(string.Empty, await process.StandardOutput.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            File.Delete(fleet);
        }
    }

    [Fact]
    public async Task People_get_a_table_without_credentials()
    {
        var (code, output, error) = await RunAsync("serve", "--scenario", "slow");
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Contains("Listening on http://localhost:", output, StringComparison.Ordinal);
        Assert.Contains("grid-bot", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z0-9]{40}", output);
    }

    [Theory]
    [InlineData("Unknown option '--prot'.", "serve", "--prot", "1")]
    [InlineData("Unknown option 'extra'.", "serve", "extra")]
    [InlineData("Option '--port' needs a value.", "serve", "--port")]
    [InlineData("Option '--port' is given twice.", "serve", "--port", "1", "--port=2")]
    [InlineData("Option '--json' takes no value.", "serve", "--json=yes")]
    [InlineData("Option '--port' needs a whole number from 0 to 65535, not '70000'.", "serve", "--port", "70000")]
    [InlineData("Option '--time-offset' needs a whole number", "serve", "--time-offset", "soon")]
    [InlineData("There is no scenario 'storm'. Known: maintenance,", "serve", "--scenario", "storm")]
    [InlineData("cannot read the fleet file 'no-such-file.json'", "serve", "--fleet", "no-such-file.json")]
    [InlineData("Unknown command 'server'.", "server")]
    public async Task Mistakes_are_named_and_end_with_code_2(string message, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((2, string.Empty), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_fleet_file_is_named_with_its_place()
    {
        var fleet = Path.Combine(Path.GetTempPath(), $"fleet-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(fleet, "{\n  \"keys\": [ { \"name\": 7 } ]\n}");
        try
        {
            var (code, _, error) = await RunAsync("serve", "--fleet", fleet);
            Assert.Equal(2, code);
            Assert.Contains($"{fleet}(2,23): $.keys[0].name: expected a string, found a number", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(fleet);
        }
    }

    [Fact]
    public async Task A_port_in_use_is_a_failure()
    {
        using var other = SandboxServer.Start(new SandboxOptions { Fleet = SandboxFleet.Parse("{}") });
        var (code, _, error) = await RunAsync("serve", "--port", other.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, code);
        Assert.Contains($"cannot listen on port {other.BaseAddress.Port}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "serve", "--help")]
    [InlineData(0, "serve", "--json", "-h")]
    [InlineData(0, "--help")]
    [InlineData(2)]
    public async Task Help_lists_commands_options_and_scenarios(int expected, params string[] arguments)
    {
        var (code, output, _) = await RunAsync(arguments);
        Assert.Equal(expected, code);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        if (arguments.Contains("serve"))
        {
            Assert.Contains("--time-offset MS", output, StringComparison.Ordinal);
            Assert.Contains("geo-block", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ctrl_c_ends_it_while_the_input_is_open()
    {
        using var interrupt = new CancellationTokenSource();
        using var input = new EndlessReader();
        using var output = new StringWriter();
        var console = new CommandConsole(input, output, TextWriter.Null);
        var running = new CommandDispatcher([new ServeCommand()]).RunAsync(["serve", "--json"], console, interrupt.Token);
        await input.Reading.Task;
        await interrupt.CancelAsync();
        Assert.Equal(0, await running);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole(TextReader.Null, output, error);
        var code = await new CommandDispatcher([new ServeCommand()]).RunAsync(arguments, console, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private static Process StartProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in arguments.Prepend(typeof(SandboxServer).Assembly.Location))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>An input at which nothing ever arrives, like a terminal that nobody types at.</summary>
    private sealed class EndlessReader : TextReader
    {
        private readonly ManualResetEventSlim _end = new();

        public TaskCompletionSource Reading { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string? ReadLine()
        {
            Reading.TrySetResult();
            _end.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _end.Set();
            base.Dispose(disposing);
        }
    }
}
