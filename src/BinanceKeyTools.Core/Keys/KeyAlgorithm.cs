namespace BinanceKeyTools.Keys;

/// <summary>The signature algorithm of a Binance API key (Binance spot documentation, FAQ "API key types").</summary>
public enum KeyAlgorithm
{
    /// <summary>HMAC-SHA256 with a secret that Binance generated. Deprecated by Binance.</summary>
    Hmac,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 and a key of 2048 to 4096 bits.</summary>
    Rsa,

    /// <summary>Ed25519 over the raw payload. Recommended by Binance.</summary>
    Ed25519,
}
