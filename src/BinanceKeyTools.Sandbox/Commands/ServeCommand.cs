using System.Net;
using BinanceKeyTools.Sandbox.Scenarios;

namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Starts a server and keeps it until Ctrl+C or the end of standard input.</summary>
internal sealed class ServeCommand : ISandboxCommand
{
    private const long LargestOffset = 10L * 365 * 24 * 3_600_000;
    private static readonly string[] Options = ["port", "fleet", "scenario", "time-offset"];
    private static readonly string[] Flags = ["json"];

    public string Name => "serve";

    public string Summary => "Serve all families under one base address until Ctrl+C or the end of standard input.";

    public string Help => $"""
        {Summary}

        Usage: BinanceKeyTools.Sandbox serve [options]

          --port N           TCP port; 0, the default, takes a free one
          --fleet FILE       accounts and keys as JSON (schema: module/schemas/sandbox-fleet.schema.json);
                             the built-in sample fleet by default
          --scenario NAME    a prepared situation, see below
          --time-offset MS   milliseconds added to the server's clock
          --json             print one line of JSON when ready; it holds the secrets that the sandbox made itself

        Scenarios:
        {string.Join('\n', ScenarioCatalogue.All.Select(scenario => $"  {scenario.Name,-14}{scenario.Description}"))}

        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = ReadOptions(new OptionReader(arguments, Options, Flags), out var isJson);
        SandboxServer server;
        try
        {
            server = SandboxServer.Start(options);
        }
        catch (HttpListenerException exception)
        {
            await console.Error.WriteLineAsync($"serve: cannot listen on port {options.Port}: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Failure;
        }

        await using (server.ConfigureAwait(false))
        {
            await console.Out.WriteLineAsync(isJson ? ReadyMessage.Json(server) : ReadyMessage.Text(server)).ConfigureAwait(false);
            await console.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await WaitForEndAsync(console.In, cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private static SandboxOptions ReadOptions(OptionReader reader, out bool isJson)
    {
        isJson = reader.Has("json");
        return new SandboxOptions
        {
            Port = (int)reader.Integer("port", 0, IPEndPoint.MinPort, IPEndPoint.MaxPort),
            Fleet = reader.Text("fleet") is { } path ? LoadFleet(path) : null,
            Scenario = reader.Text("scenario") is { } name ? KnownScenario(name) : null,
            TimeOffset = TimeSpan.FromMilliseconds(reader.Integer("time-offset", 0, -LargestOffset, LargestOffset)),
        };
    }

    private static SandboxFleet LoadFleet(string path)
    {
        try
        {
            return SandboxFleet.Load(path);
        }
        catch (SandboxFleetException exception)
        {
            throw new CommandLineException(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandLineException($"cannot read the fleet file '{path}': {exception.Message}");
        }
    }

    private static string KnownScenario(string name)
    {
        try
        {
            return ScenarioCatalogue.Find(name).Name;
        }
        catch (ArgumentException)
        {
            var known = string.Join(", ", ScenarioCatalogue.All.Select(scenario => scenario.Name));
            throw new CommandLineException($"There is no scenario '{name}'. Known: {known}.");
        }
    }

    /// <summary>
    /// Waits for Ctrl+C or the end of the input. The read itself cannot be cancelled on a terminal, so it is left behind.
    /// </summary>
    private static async Task WaitForEndAsync(TextReader input, CancellationToken cancellationToken)
    {
        var end = Task.Run(
            () =>
            {
                while (input.ReadLine() is not null)
                {
                    // Nothing is expected on the input; only its end counts.
                }
            },
            CancellationToken.None);
        await Task.WhenAny(end, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
    }
}
