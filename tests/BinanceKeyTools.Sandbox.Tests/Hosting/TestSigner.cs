using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>Signs like a client, with the runtime's HMAC and RSA and the tests' own Ed25519.</summary>
internal static class TestSigner
{
    private const int Ed25519PrefixLength = 16;

    /// <summary>The signature text before percent-encoding.</summary>
    public static string Sign(KeyAlgorithm algorithm, string secret, string payload) =>
        Sign(algorithm, secret, Encoding.UTF8.GetBytes(payload));

    public static string Sign(KeyAlgorithm algorithm, string secret, byte[] payload)
    {
        switch (algorithm)
        {
            case KeyAlgorithm.Hmac:
                return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), payload)).ToLowerInvariant();
            case KeyAlgorithm.Rsa:
                using (var rsa = RSA.Create())
                {
                    rsa.ImportFromPem(secret);
                    return Convert.ToBase64String(rsa.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                }

            default:
                var der = Convert.FromBase64String(secret[PemEncoding.Find(secret).Base64Data]);
                return Convert.ToBase64String(Ed25519TestSigner.Sign(der[Ed25519PrefixLength..], payload));
        }
    }
}
