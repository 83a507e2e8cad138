using BinanceKeyTools.Sandbox.Commands;

var console = new CommandConsole(Console.In, Console.Out, Console.Error);
using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    // The command ends by itself, so that what it started is stopped in order.
    signal.Cancel = true;
    interrupt.Cancel();
};
return await new CommandDispatcher([new ServeCommand()]).RunAsync(args, console, interrupt.Token).ConfigureAwait(false);
