using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Keys;

/// <summary>
/// Opens EncryptedPrivateKeyInfo (RFC 5958) that was encrypted by PBES2 (RFC 8018) with PBKDF2 and AES or triple DES in CBC
/// mode: what openssl, Binance's key generator and the runtime write.
/// </summary>
internal static class Pkcs8Decryption
{
    // openssl writes 2,048 and password managers up to a million. More would only keep the caller waiting.
    private const int MostIterations = 10_000_000;

    /// <exception cref="KeyMaterialException">No passphrase, a wrong one, an unsupported scheme or damaged data.</exception>
    public static SecretBuffer Decrypt(ReadOnlyMemory<byte> encrypted, ReadOnlySpan<char> passphrase)
    {
        try
        {
            // EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm, encryptedData OCTET STRING }
            AsnReader info = new AsnReader(encrypted, AsnEncodingRules.DER).ReadSequence();
            AsnReader algorithm = info.ReadSequence();
            RequirePbes2(algorithm.ReadObjectIdentifier());

            // PBES2-params ::= SEQUENCE { keyDerivationFunc, encryptionScheme }
            AsnReader parameters = algorithm.ReadSequence();
            AsnReader derivation = parameters.ReadSequence();
            AsnReader scheme = parameters.ReadSequence();
            using SymmetricAlgorithm cipher = CreateCipher(scheme.ReadObjectIdentifier());
            byte[] initialisationVector = scheme.ReadOctetString();
            Pbkdf2Parameters pbkdf2 = ReadPbkdf2(derivation);
            byte[] data = info.ReadOctetString();
            if (passphrase.IsEmpty)
            {
                throw KeyMaterialRefusal.PassphraseNeeded();
            }

            return Decrypt(cipher, initialisationVector, data, pbkdf2, passphrase);
        }
        catch (AsnContentException)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }
    }

    private static SecretBuffer Decrypt(
        SymmetricAlgorithm cipher,
        byte[] initialisationVector,
        byte[] data,
        Pbkdf2Parameters pbkdf2,
        ReadOnlySpan<char> passphrase)
    {
        if (initialisationVector.Length != cipher.BlockSize / 8)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }

        using var key = new SecretBuffer(cipher.KeySize / 8);
        using (var password = new SecretBuffer(Encoding.UTF8.GetByteCount(passphrase)))
        {
            Encoding.UTF8.GetBytes(passphrase, password.Span);
            Rfc2898DeriveBytes.Pbkdf2(password.Span, pbkdf2.Salt, key.Span, pbkdf2.Iterations, pbkdf2.Hash);
        }

        var plain = new SecretBuffer(data.Length);
        try
        {
            cipher.Key = key.Array;
            plain.Shorten(cipher.DecryptCbc(data, initialisationVector, plain.Span));
            return plain;
        }
        catch (CryptographicException)
        {
            plain.Dispose();
            throw KeyMaterialRefusal.PassphraseWrong();
        }
    }

    private static void RequirePbes2(string scheme)
    {
        if (scheme == ObjectIdentifiers.Pbes2)
        {
            return;
        }

        bool isObsolete = scheme.StartsWith(ObjectIdentifiers.Pbes1Prefix, StringComparison.Ordinal)
            || scheme.StartsWith(ObjectIdentifiers.Pkcs12PbePrefix, StringComparison.Ordinal);
        throw isObsolete ? KeyMaterialRefusal.ObsoleteEncryption() : KeyMaterialRefusal.EncryptionUnsupported("an unknown scheme");
    }

    private static SymmetricAlgorithm CreateCipher(string cipher)
    {
        switch (cipher)
        {
            case ObjectIdentifiers.Aes128Cbc:
                return CreateAes(128);
            case ObjectIdentifiers.Aes192Cbc:
                return CreateAes(192);
            case ObjectIdentifiers.Aes256Cbc:
                return CreateAes(256);
            case ObjectIdentifiers.TripleDesCbc:
#pragma warning disable CA5350 // Only to read what older openssl wrote; nothing is encrypted with it.
                return TripleDES.Create();
#pragma warning restore CA5350
            default:
                throw KeyMaterialRefusal.EncryptionUnsupported("a cipher other than AES-CBC and triple DES");
        }
    }

    private static Aes CreateAes(int bits)
    {
        var aes = Aes.Create();
        aes.KeySize = bits;
        return aes;
    }

    private static Pbkdf2Parameters ReadPbkdf2(AsnReader derivation)
    {
        string function = derivation.ReadObjectIdentifier();
        if (function != ObjectIdentifiers.Pbkdf2)
        {
            throw KeyMaterialRefusal.EncryptionUnsupported(
                function == ObjectIdentifiers.Scrypt ? "a key derived with scrypt" : "a key derived in an unknown way");
        }

        // PBKDF2-params ::= SEQUENCE { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1 }
        AsnReader parameters = derivation.ReadSequence();
        if (!parameters.TryReadPrimitiveOctetString(out ReadOnlyMemory<byte> salt)
            || !parameters.TryReadInt32(out int iterations)
            || iterations < 1)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }

        if (iterations > MostIterations)
        {
            throw KeyMaterialRefusal.EncryptionUnsupported("PBKDF2 with more than ten million iterations");
        }

        if (parameters.HasData && parameters.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            parameters.ReadInteger();
        }

        string pseudoRandomFunction = parameters.HasData
            ? parameters.ReadSequence().ReadObjectIdentifier()
            : ObjectIdentifiers.HmacSha1;
        return new Pbkdf2Parameters(salt.ToArray(), iterations, HashOf(pseudoRandomFunction));
    }

    private static HashAlgorithmName HashOf(string pseudoRandomFunction) => pseudoRandomFunction switch
    {
        ObjectIdentifiers.HmacSha1 => HashAlgorithmName.SHA1,
        ObjectIdentifiers.HmacSha256 => HashAlgorithmName.SHA256,
        ObjectIdentifiers.HmacSha384 => HashAlgorithmName.SHA384,
        ObjectIdentifiers.HmacSha512 => HashAlgorithmName.SHA512,
        _ => throw KeyMaterialRefusal.EncryptionUnsupported("PBKDF2 with a hash other than SHA-1, SHA-256, SHA-384 and SHA-512"),
    };
}
