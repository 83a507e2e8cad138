namespace BinanceKeyTools.Keys;

/// <summary>What is wrong or remarkable about the text of an API key.</summary>
public enum ApiKeyFindingKind
{
    /// <summary>Nothing, or nothing but white space.</summary>
    Empty,

    /// <summary>A space, tab, line break or no-break space somewhere in the text.</summary>
    Whitespace,

    /// <summary>A quotation mark, as copied from JSON or an .env file.</summary>
    Quotes,

    /// <summary>A byte order mark at the start, as left by editors that save UTF-8 "with signature".</summary>
    ByteOrderMark,

    /// <summary>An invisible character, as copied from web pages and chat programs.</summary>
    ZeroWidth,

    /// <summary>A variable that was not expanded, or sample text that was not replaced.</summary>
    Placeholder,

    /// <summary>PEM text: a private or public key was given where the API key belongs.</summary>
    PrivateKeyPem,

    /// <summary>A character outside <c>A-Z a-z 0-9</c>.</summary>
    InvalidCharacter,

    /// <summary>A length other than 64. Blocks below 16 and above 128 characters, warns in between.</summary>
    UnusualLength,

    /// <summary>64 lowercase hexadecimal digits, the form of futures testnet keys. A warning.</summary>
    FuturesTestnetHex,

    /// <summary>A private key stands where the API key belongs, and what has the form of an API key where the secret belongs.</summary>
    SwappedWithSecret,

    /// <summary>The same text stands in both places.</summary>
    SameAsSecret,
}
