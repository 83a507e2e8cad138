using System.Security.Cryptography;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Credentials;

/// <summary>Makes credentials that cannot be mistaken for real ones: every generated API key starts with <c>SANDBOX</c>.</summary>
internal static class CredentialFactory
{
    public const string ApiKeyPrefix = "SANDBOX";

    /// <summary>The length of API keys and HMAC secrets.</summary>
    public const int TextLength = 64;

    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int RsaBits = 2048;

    /// <summary>The DER bytes before the seed in the PKCS#8 form of an Ed25519 private key (RFC 8410).</summary>
    private static ReadOnlySpan<byte> Ed25519PrivatePrefix =>
        [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    public static string NewApiKey() =>
        ApiKeyPrefix + RandomNumberGenerator.GetString(Alphanumerics, TextLength - ApiKeyPrefix.Length);

    public static string NewSecret() => RandomNumberGenerator.GetString(Alphanumerics, TextLength);

    /// <summary>A credential whose secret half is made when it is first needed.</summary>
    public static Credential Generate(KeyAlgorithm algorithm, string apiKey) => Credential.Generated(apiKey, algorithm, algorithm switch
    {
        KeyAlgorithm.Hmac => GenerateHmac,
        KeyAlgorithm.Rsa => GenerateRsa,
        KeyAlgorithm.Ed25519 => GenerateEd25519,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Unknown key algorithm."),
    });

    private static SecretHalf GenerateHmac()
    {
        var secret = NewSecret();
        return new SecretHalf(secret, new HmacSignatureVerifier(secret));
    }

    private static SecretHalf GenerateRsa()
    {
        using var privateKey = RSA.Create(RsaBits);
        var publicKey = RSA.Create(privateKey.ExportParameters(includePrivateParameters: false));
        return new SecretHalf(privateKey.ExportPkcs8PrivateKeyPem(), new RsaSignatureVerifier(publicKey));
    }

    private static SecretHalf GenerateEd25519()
    {
        Span<byte> der = stackalloc byte[Ed25519PrivatePrefix.Length + EdwardsPoint.EncodedLength];
        Ed25519PrivatePrefix.CopyTo(der);
        var seed = der[Ed25519PrivatePrefix.Length..];
        RandomNumberGenerator.Fill(seed);
        var publicKey = Ed25519PublicKey.FromSeed(seed);
        var pem = PemEncoding.WriteString("PRIVATE KEY", der);
        CryptographicOperations.ZeroMemory(der);
        return new SecretHalf(pem, new Ed25519SignatureVerifier(publicKey));
    }
}
