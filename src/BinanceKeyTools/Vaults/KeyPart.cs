namespace BinanceKeyTools.Vaults;

/// <summary>What one field of a secret, or one secret of a pair, holds of a key.</summary>
internal enum KeyPart
{
    /// <summary>The API key.</summary>
    ApiKey,

    /// <summary>The HMAC secret, or the private key as PEM text.</summary>
    Secret,

    /// <summary>What opens an encrypted private key.</summary>
    Passphrase,
}
