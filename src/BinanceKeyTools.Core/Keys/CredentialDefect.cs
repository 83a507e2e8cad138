namespace BinanceKeyTools.Keys;

/// <summary>What keeps a text from being an API key or HMAC secret, most telling first.</summary>
internal enum CredentialDefect
{
    Empty,
    Pem,
    Placeholder,
    ByteOrderMark,
    ZeroWidth,
    Quotes,
    Whitespace,
    InvalidCharacter,
}
