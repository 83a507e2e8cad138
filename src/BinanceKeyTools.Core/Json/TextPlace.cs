namespace BinanceKeyTools.Json;

/// <summary>A place in a text file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in characters, counted from 1.</param>
internal readonly record struct TextPlace(int Line, int Column);
