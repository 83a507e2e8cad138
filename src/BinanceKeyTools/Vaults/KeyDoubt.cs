namespace BinanceKeyTools.Vaults;

/// <summary>Why a secret that looks like a key cannot be used as one. Never says any of what the secret holds.</summary>
/// <param name="Kind">What is the matter.</param>
/// <param name="Reason">The end of a sentence that begins with what the kind says.</param>
internal sealed record KeyDoubt(KeyDoubtKind Kind, string Reason)
{
    /// <summary>The part that is missing of half a key, as far as that is known.</summary>
    public KeyPart? Missing { get; init; }
}
