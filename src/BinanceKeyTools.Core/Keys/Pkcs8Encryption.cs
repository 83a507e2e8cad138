using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Keys;

/// <summary>
/// Writes EncryptedPrivateKeyInfo (RFC 5958), encrypted by PBES2 (RFC 8018) with PBKDF2-HMAC-SHA256 and AES-256-CBC: the
/// counterpart of <see cref="Pkcs8Decryption"/>.
/// </summary>
internal static class Pkcs8Encryption
{
    /// <summary>What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256; openssl's default is 2,048.</summary>
    public const int Iterations = 600_000;

    private const int SaltSize = 16;
    private const int BlockSize = 16;
    private const int KeySize = 32;

    /// <param name="privateKey">PrivateKeyInfo as DER.</param>
    /// <param name="passphrase">Not empty; its UTF-8 bytes count.</param>
    /// <param name="random">Gives salt and initialisation vector.</param>
    /// <param name="iterations">The cost of a guess.</param>
    /// <exception cref="ArgumentException">The passphrase is empty.</exception>
    public static byte[] Encrypt(ReadOnlySpan<byte> privateKey, ReadOnlySpan<char> passphrase, RandomNumberGenerator random, int iterations)
    {
        if (passphrase.IsEmpty)
        {
            throw new ArgumentException("An empty passphrase protects nothing.", nameof(passphrase));
        }

        byte[] salt = new byte[SaltSize];
        random.GetBytes(salt);
        byte[] initialisationVector = new byte[BlockSize];
        random.GetBytes(initialisationVector);

        using var key = new SecretBuffer(KeySize);
        using (var password = new SecretBuffer(Encoding.UTF8.GetByteCount(passphrase)))
        {
            Encoding.UTF8.GetBytes(passphrase, password.Span);
            Rfc2898DeriveBytes.Pbkdf2(password.Span, salt, key.Span, iterations, HashAlgorithmName.SHA256);
        }

        using var aes = Aes.Create();
        aes.Key = key.Array;
        return Write(aes.EncryptCbc(privateKey, initialisationVector), salt, initialisationVector, iterations);
    }

    // Salt, vector and encrypted data are no secrets, so the writer's own buffers need no wiping.
    private static byte[] Write(byte[] encrypted, byte[] salt, byte[] initialisationVector, int iterations)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);

        // EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm, encryptedData OCTET STRING }
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(ObjectIdentifiers.Pbes2);

                // PBES2-params ::= SEQUENCE { keyDerivationFunc, encryptionScheme }
                using (writer.PushSequence())
                {
                    WriteDerivation(writer, salt, iterations);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(ObjectIdentifiers.Aes256Cbc);
                        writer.WriteOctetString(initialisationVector);
                    }
                }
            }

            writer.WriteOctetString(encrypted);
        }

        return writer.Encode();
    }

    private static void WriteDerivation(AsnWriter writer, byte[] salt, int iterations)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ObjectIdentifiers.Pbkdf2);

            // PBKDF2-params ::= SEQUENCE { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 }
            using (writer.PushSequence())
            {
                writer.WriteOctetString(salt);
                writer.WriteInteger(iterations);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(ObjectIdentifiers.HmacSha256);
                    writer.WriteNull();
                }
            }
        }
    }
}
