namespace BinanceKeyTools.Keys;

/// <summary>Object identifiers in private key files (RFC 8017, RFC 8018, RFC 8410, NIST CSOR).</summary>
internal static class ObjectIdentifiers
{
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string Ed25519 = "1.3.101.112";
    public const string EllipticCurve = "1.2.840.10045.2.1";

    public const string Pbes1Prefix = "1.2.840.113549.1.5.";
    public const string Pkcs12PbePrefix = "1.2.840.113549.1.12.1.";
    public const string Pbes2 = "1.2.840.113549.1.5.13";
    public const string Pbkdf2 = "1.2.840.113549.1.5.12";
    public const string Scrypt = "1.3.6.1.4.1.11591.4.11";

    public const string HmacSha1 = "1.2.840.113549.2.7";
    public const string HmacSha256 = "1.2.840.113549.2.9";
    public const string HmacSha384 = "1.2.840.113549.2.10";
    public const string HmacSha512 = "1.2.840.113549.2.11";

    public const string Aes128Cbc = "2.16.840.1.101.3.4.1.2";
    public const string Aes192Cbc = "2.16.840.1.101.3.4.1.22";
    public const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    public const string TripleDesCbc = "1.2.840.113549.3.7";

    /// <summary>The name of a key algorithm that is refused.</summary>
    public static string NameOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.10040.4.1" => "DSA",
        "1.2.840.113549.1.3.1" or "1.2.840.10046.2.1" => "Diffie-Hellman",
        "1.3.101.110" => "X25519",
        "1.3.101.111" => "X448",
        "1.3.101.113" => "Ed448",
        _ => "an unknown algorithm",
    };
}
