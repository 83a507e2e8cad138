namespace BinanceKeyTools.Keys;

/// <summary>The kinds of key pair that can be made for Binance: those of its own key generator (asymmetric-key-generator,
/// src/generate.js).</summary>
public enum KeyPairAlgorithm
{
    /// <summary>Ed25519, 256 bits. Recommended by Binance, and the only kind for FIX.</summary>
    Ed25519,

    /// <summary>RSA with 2048 bits.</summary>
    Rsa2048,

    /// <summary>RSA with 4096 bits. A signature costs about six times as much as with 2048 bits.</summary>
    Rsa4096,
}
