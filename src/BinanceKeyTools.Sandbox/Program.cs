using System.Text;
using BinanceKeyTools.Sandbox.Commands;

Console.OutputEncoding = Encoding.UTF8;
var console = new CommandConsole(Console.In, Console.Out, Console.Error);
var mayColour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    // The command ends by itself, so that what it started is stopped in order.
    signal.Cancel = true;
    interrupt.Cancel();
};
var dispatcher = new CommandDispatcher([new ServeCommand(), new DemoCommand(mayColour)]);
return await dispatcher.RunAsync(args, console, interrupt.Token).ConfigureAwait(false);
