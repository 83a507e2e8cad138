namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Arguments that cannot be used; the message says why.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
