namespace BinanceKeyTools.Keys;

/// <summary>Why a text is refused as the secret half of a key.</summary>
public enum KeyMaterialError
{
    /// <summary>Nothing, or nothing but white space.</summary>
    Empty,

    /// <summary>White space or a line break in an HMAC secret.</summary>
    Whitespace,

    /// <summary>A quotation mark in an HMAC secret.</summary>
    Quotes,

    /// <summary>A byte order mark before an HMAC secret.</summary>
    ByteOrderMark,

    /// <summary>An invisible character in an HMAC secret.</summary>
    ZeroWidth,

    /// <summary>A variable that was not expanded, or sample text.</summary>
    Placeholder,

    /// <summary>A character outside <c>A-Z a-z 0-9</c> in an HMAC secret.</summary>
    InvalidCharacter,

    /// <summary>The public key, where the private key is needed.</summary>
    PublicKey,

    /// <summary>A certificate or certificate request, where the private key is needed.</summary>
    Certificate,

    /// <summary>A private key in OpenSSH's own format.</summary>
    OpenSshKey,

    /// <summary>An elliptic curve (ECDSA) key; Binance has none.</summary>
    EllipticCurveKey,

    /// <summary>A private key of another algorithm or format that Binance or this library does not take.</summary>
    UnsupportedKeyType,

    /// <summary>An RSA key under 2048 bits.</summary>
    RsaTooSmall,

    /// <summary>An RSA key over 4096 bits.</summary>
    RsaTooLarge,

    /// <summary>An encrypted private key without a passphrase to open it.</summary>
    PemEncrypted,

    /// <summary>An encrypted private key that the passphrase does not open.</summary>
    PemPassphraseWrong,

    /// <summary>An encrypted private key whose encryption scheme is not supported.</summary>
    PemEncryptionUnsupported,

    /// <summary>Damaged, incomplete or ambiguous PEM text.</summary>
    PemMalformed,
}
