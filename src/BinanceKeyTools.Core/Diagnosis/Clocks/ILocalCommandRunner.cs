namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Runs the few programs of the operating system that tell how the clock is kept.</summary>
internal interface ILocalCommandRunner
{
    /// <summary>Runs a program to its end. What goes wrong is told in the result.</summary>
    Task<LocalCommandResult> RunAsync(LocalCommand command, CancellationToken cancellationToken);
}
