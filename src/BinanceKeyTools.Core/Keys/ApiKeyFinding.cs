namespace BinanceKeyTools.Keys;

/// <summary>One observation about the text of an API key.</summary>
/// <param name="Kind">What was observed.</param>
/// <param name="Blocks">True when the text cannot be an API key; false for a warning.</param>
/// <param name="Message">Cause and fix. Never contains any part of the key.</param>
public sealed record ApiKeyFinding(ApiKeyFindingKind Kind, bool Blocks, string Message);
