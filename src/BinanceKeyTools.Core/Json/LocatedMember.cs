namespace BinanceKeyTools.Json;

/// <summary>A member of an object; <c>Place</c> is that of its name.</summary>
internal sealed record LocatedMember(string Name, TextPlace Place, LocatedValue Value);
