namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Finds the command that the first argument names, and turns errors into messages and exit codes.</summary>
internal sealed class CommandDispatcher(IReadOnlyList<ISandboxCommand> commands)
{
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "help"];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Count == 0 || HelpWords.Contains(arguments[0]))
        {
            await console.Out.WriteAsync(Overview()).ConfigureAwait(false);
            return arguments.Count == 0 ? ExitCode.Usage : ExitCode.Success;
        }

        var command = commands.FirstOrDefault(candidate => candidate.Name == arguments[0]);
        if (command is null)
        {
            await console.Error.WriteLineAsync($"Unknown command '{arguments[0]}'.\n\n{Overview()}").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        if (arguments.Skip(1).Any(HelpWords[..3].Contains))
        {
            await console.Out.WriteAsync(command.Help).ConfigureAwait(false);
            return ExitCode.Success;
        }

        try
        {
            return await command.RunAsync([.. arguments.Skip(1)], console, cancellationToken).ConfigureAwait(false);
        }
        catch (CommandLineException exception)
        {
            await console.Error.WriteLineAsync($"{command.Name}: {exception.Message}").ConfigureAwait(false);
            await console.Error.WriteLineAsync($"'{command.Name} --help' lists the options.").ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    private string Overview()
    {
        var lines = commands.Select(command => $"  {command.Name,-8}{command.Summary}");
        return $"""
            A local Binance for key work, on the loopback address only.

            Usage: BinanceKeyTools.Sandbox <command> [options]

            Commands:
            {string.Join('\n', lines)}

            '<command> --help' lists the options of a command.

            """;
    }
}
