using System.Security.Cryptography;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>
/// Reads the public keys that the exchange accepts: SubjectPublicKeyInfo of RSA 2048–4096 or Ed25519, as PEM or bare base64.
/// </summary>
internal static class PublicKeyReader
{
    private const int SmallestRsaKey = 2048;
    private const int LargestRsaKey = 4096;

    /// <summary>The DER bytes before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410).</summary>
    internal static ReadOnlySpan<byte> Ed25519Prefix => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>Null with the reason in <paramref name="problem"/> when the text is no usable public key.</summary>
    public static ISignatureVerifier? TryRead(string text, out string problem)
    {
        if (!TryDecodeText(text, out var der, out problem))
        {
            return null;
        }

        if (der.AsSpan().StartsWith(Ed25519Prefix))
        {
            problem = "the Ed25519 public key is not a point of the curve";
            var key = Ed25519PublicKey.TryDecode(der.AsSpan(Ed25519Prefix.Length));
            return key is null ? null : new Ed25519SignatureVerifier(key);
        }

        return TryReadRsa(der, out problem);
    }

    private static bool TryDecodeText(string text, out byte[] der, out string problem)
    {
        problem = string.Empty;
        der = [];
        var base64 = text.AsSpan().Trim();
        if (PemEncoding.TryFind(base64, out var fields))
        {
            if (!base64[fields.Label].SequenceEqual("PUBLIC KEY"))
            {
                problem = $"expected a PEM 'PUBLIC KEY' (SubjectPublicKeyInfo), found '{base64[fields.Label]}'";
                return false;
            }

            base64 = base64[fields.Base64Data];
        }

        der = new byte[(base64.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64Chars(base64, der, out var length))
        {
            problem = "the text is neither PEM nor base64";
            return false;
        }

        Array.Resize(ref der, length);
        return true;
    }

    private static RsaSignatureVerifier? TryReadRsa(byte[] der, out string problem)
    {
        problem = "only RSA and Ed25519 public keys are supported";
        var rsa = RSA.Create();
        try
        {
            rsa.ImportSubjectPublicKeyInfo(der, out _);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            return null;
        }

        if (rsa.KeySize is < SmallestRsaKey or > LargestRsaKey)
        {
            problem = $"the RSA key has {rsa.KeySize} bits; {SmallestRsaKey} to {LargestRsaKey} are accepted";
            rsa.Dispose();
            return null;
        }

        return new RsaSignatureVerifier(rsa);
    }
}
