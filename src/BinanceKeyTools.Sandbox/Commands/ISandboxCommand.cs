namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>A command of the program.</summary>
internal interface ISandboxCommand
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    string Summary { get; }

    /// <summary>The options and what they mean.</summary>
    string Help { get; }

    /// <summary>Runs the command and returns the exit code.</summary>
    /// <exception cref="CommandLineException">The arguments cannot be used.</exception>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken);
}
