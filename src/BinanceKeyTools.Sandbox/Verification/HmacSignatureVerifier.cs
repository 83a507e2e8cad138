using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>HMAC-SHA256 keyed with the text of the secret; the hexadecimal signature may be in either case.</summary>
internal sealed class HmacSignatureVerifier(string secret) : ISignatureVerifier
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public KeyAlgorithm Algorithm => KeyAlgorithm.Hmac;

    public bool Verify(ReadOnlySpan<byte> payload, string signature)
    {
        if (signature.Length != 2 * HMACSHA256.HashSizeInBytes || !signature.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, payload, expected);
        return CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(signature));
    }
}
