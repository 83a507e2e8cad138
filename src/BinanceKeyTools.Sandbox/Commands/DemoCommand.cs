using BinanceKeyTools.Sandbox.Demo;

namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Shows the main job on the sample fleet.</summary>
/// <param name="mayColour">Whether the output is a terminal that wants colour, unless the command line says otherwise.</param>
internal sealed class DemoCommand(bool mayColour) : ISandboxCommand
{
    private static readonly string[] Flags = ["json", "no-color"];

    public string Name => "demo";

    public string Summary => "Test the sample fleet against what each key is for, with the real client over HTTP.";

    public string Help => $"""
        {Summary}

        Usage: BinanceKeyTools.Sandbox demo [options]

          --json        print one line of JSON instead of a table
          --no-color    no colour; the environment variable NO_COLOR does the same

        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = new OptionReader(arguments, [], Flags);
        var server = SandboxServer.Start(new SandboxOptions());
        await using (server.ConfigureAwait(false))
        {
            var rows = await new FleetTour(server, TimeProvider.System).RunAsync(cancellationToken).ConfigureAwait(false);
            if (options.Has("json"))
            {
                await console.Out.WriteLineAsync(DemoJson.Write(server, rows)).ConfigureAwait(false);
                return ExitCode.Success;
            }

            await console.Out.WriteLineAsync(
                $"""
                A local Binance with {rows.Count} keys, each asked what it may do and held against its purpose.

                {DemoTable.Draw(rows, mayColour && !options.Has("no-color"))}
                Next, in PowerShell 7.4 or later:

                  dotnet build
                  Import-Module ./out/BinanceKeyTools
                  $sandbox = Start-BinanceSandbox
                  $sandbox.Keys | Test-BinanceKeyPermission -Active | Where-Object Status -ne Pass
                """).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }
}
