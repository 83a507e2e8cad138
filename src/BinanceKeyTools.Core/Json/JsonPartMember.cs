namespace BinanceKeyTools.Json;

/// <summary>A member of an object in a JSON text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">The first byte of the name, which is its quotation mark.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonPartMember(string Name, int Start, JsonPart Value);
