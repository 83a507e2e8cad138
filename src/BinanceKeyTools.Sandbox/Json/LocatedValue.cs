using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Json;

/// <summary>A JSON value that knows where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The JSON path.</param>
/// <param name="Offset">The position of its first byte in the document.</param>
/// <param name="Text">The text of a string or number.</param>
internal sealed record LocatedValue(JsonValueKind Kind, string Path, long Offset, string? Text)
{
    /// <summary>The elements of an array.</summary>
    public List<LocatedValue> Items { get; } = [];

    /// <summary>The members of an object in their order.</summary>
    public List<LocatedMember> Members { get; } = [];
}
