namespace BinanceKeyTools.Sandbox.Json;

/// <summary>A member of a JSON object; <c>Offset</c> is the position of its name.</summary>
internal sealed record LocatedMember(string Name, long Offset, LocatedValue Value);
