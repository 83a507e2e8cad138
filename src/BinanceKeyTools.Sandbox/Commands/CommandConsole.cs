namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>The streams that a command reads and writes.</summary>
internal sealed record CommandConsole(TextReader In, TextWriter Out, TextWriter Error);
