using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox;

/// <summary>A fleet file, or a fault sent to the control endpoint, that cannot be used; says where and why.</summary>
public sealed class SandboxFleetException : FormatException
{
    internal SandboxFleetException(string source, int line, int column, string jsonPath, string problem)
        : base($"{source}({line},{column}): {KeyLikeText.Hide(jsonPath)}: {KeyLikeText.Hide(problem)}")
    {
        Line = line;
        Column = column;
        JsonPath = KeyLikeText.Hide(jsonPath);
        Problem = KeyLikeText.Hide(problem);
    }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column in characters, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The place as a JSON path, for example <c>$.keys[3].algorithm</c>.</summary>
    public string JsonPath { get; }

    /// <summary>What is wrong there, without the place.</summary>
    public string Problem { get; }
}
