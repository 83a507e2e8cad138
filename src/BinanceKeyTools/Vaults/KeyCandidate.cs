namespace BinanceKeyTools.Vaults;

/// <summary>Where a key may be: one secret, or a secret with the API key and another with its secret.</summary>
internal sealed record KeyCandidate(string Name, SecretEntry Entry, SecretEntry? Secret);
