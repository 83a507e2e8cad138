using System.Text.Json;

namespace BinanceKeyTools.Json;

/// <summary>A value of a JSON document, or of another text of the same shape, that knows where it stands.</summary>
/// <param name="Kind">What it is; <see cref="JsonValueKind.Undefined"/> for what is no value and was reported already.</param>
/// <param name="Path">The JSON path, for example <c>$.keys[3].algorithm</c>.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">The text of a string or number.</param>
internal sealed record LocatedValue(JsonValueKind Kind, string Path, TextPlace Place, string? Text)
{
    /// <summary>The path of the whole document.</summary>
    public const string RootPath = "$";

    /// <summary>The elements of an array.</summary>
    public List<LocatedValue> Items { get; } = [];

    /// <summary>The members of an object in their order.</summary>
    public List<LocatedMember> Members { get; } = [];
}
