using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox;

/// <summary>A fleet file, or a fault sent to the control endpoint, that cannot be used; says where and why.</summary>
public sealed class SandboxFleetException : FormatException
{
    internal SandboxFleetException(string source, LocatedFault fault)
        : base($"{source}({fault.Place.Line},{fault.Place.Column}): {KeyLikeText.Hide(fault.Path)}: {KeyLikeText.Hide(fault.Problem)}")
    {
        Line = fault.Place.Line;
        Column = fault.Place.Column;
        JsonPath = KeyLikeText.Hide(fault.Path);
        Problem = KeyLikeText.Hide(fault.Problem);
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
