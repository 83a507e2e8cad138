using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>Reads the private keys that Binance takes from PEM text: PKCS#8 (RFC 5208, RFC 5958) and, for RSA, PKCS#1 (RFC 8017).</summary>
internal static class PrivateKeyReader
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 4096;

    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    public static SharedKey Read(ReadOnlySpan<char> text, ReadOnlySpan<char> passphrase)
    {
        PemBlock block = PemText.FindPrivateKey(text);
        switch (block.Label)
        {
            case "PRIVATE KEY":
                using (SecretBuffer der = PemText.DecodeBody(block.Body))
                {
                    return ReadPkcs8(der.Memory);
                }

            case "ENCRYPTED PRIVATE KEY":
                return ReadEncryptedPkcs8(block.Body, passphrase);
            case "RSA PRIVATE KEY":
                return ReadPkcs1(block.Body);
            case "EC PRIVATE KEY":
                throw KeyMaterialRefusal.EllipticCurve();
            case "OPENSSH PRIVATE KEY":
                throw KeyMaterialRefusal.OpenSsh();
            case "DSA PRIVATE KEY":
                throw KeyMaterialRefusal.AlgorithmUnsupported("DSA");
            default:
                throw KeyMaterialRefusal.KeyFileUnsupported("a private key of an unknown kind");
        }
    }

    private static SharedKey ReadEncryptedPkcs8(ReadOnlySpan<char> body, ReadOnlySpan<char> passphrase)
    {
        using SecretBuffer encrypted = PemText.DecodeBody(body);
        using SecretBuffer der = Pkcs8Decryption.Decrypt(encrypted.Memory, passphrase);
        try
        {
            // A wrong passphrase yields well-formed padding once in 256 times; what follows it is then no DER.
            new AsnReader(der.Memory, AsnEncodingRules.DER).ReadSequence().ReadInteger();
        }
        catch (AsnContentException)
        {
            throw KeyMaterialRefusal.PassphraseWrong();
        }

        return ReadPkcs8(der.Memory);
    }

    private static RsaPrivateKey ReadPkcs1(ReadOnlySpan<char> body)
    {
        if (body.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw KeyMaterialRefusal.LegacyEncryption();
        }

        using SecretBuffer der = PemText.DecodeBody(body);
        return ReadRsa(der.Memory);
    }

    private static SharedKey ReadPkcs8(ReadOnlyMemory<byte> der)
    {
        try
        {
            // PrivateKeyInfo ::= SEQUENCE { version, algorithm, privateKey OCTET STRING, [0] attributes, [1] publicKey }
            AsnReader info = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            info.ReadInteger();
            string algorithm = info.ReadSequence().ReadObjectIdentifier();
            ReadOnlyMemory<byte> key = ReadOctets(info);
            return algorithm switch
            {
                ObjectIdentifiers.Rsa => ReadRsa(key),
                ObjectIdentifiers.Ed25519 => ReadEd25519(key, info),
                ObjectIdentifiers.EllipticCurve => throw KeyMaterialRefusal.EllipticCurve(),
                _ => throw KeyMaterialRefusal.AlgorithmUnsupported(ObjectIdentifiers.NameOf(algorithm)),
            };
        }
        catch (AsnContentException)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }
    }

    private static RsaPrivateKey ReadRsa(ReadOnlyMemory<byte> der)
    {
        int bits;
        try
        {
            // RSAPrivateKey ::= SEQUENCE { version, modulus, … }. Measured before the import, which is slow for huge keys.
            AsnReader key = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            key.ReadInteger();
            bits = BitLength(key.ReadIntegerBytes().Span);
        }
        catch (AsnContentException)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }

        if (bits < SmallestRsa)
        {
            throw KeyMaterialRefusal.RsaTooSmall(bits);
        }

        if (bits > LargestRsa)
        {
            throw KeyMaterialRefusal.RsaTooLarge(bits);
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportRSAPrivateKey(der.Span, out _);
            return new RsaPrivateKey(rsa);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw KeyMaterialRefusal.PemDamaged();
        }
    }

    private static Ed25519PrivateKey ReadEd25519(ReadOnlyMemory<byte> inner, AsnReader rest)
    {
        ReadOnlyMemory<byte> seed = ReadOctets(new AsnReader(inner, AsnEncodingRules.DER));
        if (seed.Length != Ed25519PrivateKey.SeedSize)
        {
            throw KeyMaterialRefusal.PemDamaged();
        }

        var buffer = new SecretBuffer(Ed25519PrivateKey.SeedSize);
        seed.Span.CopyTo(buffer.Span);
        var key = new Ed25519PrivateKey(buffer);
        try
        {
            return ReadAttachedPublicKey(rest) is not { } attached || attached.Span.SequenceEqual(key.PublicKey)
                ? key
                : throw KeyMaterialRefusal.PublicPartMismatch();
        }
        catch
        {
            key.RemoveOwner();
            throw;
        }
    }

    /// <summary>The public key of a version 2 file. RFC 5958 tags it implicitly; some writers wrap it in an explicit tag.</summary>
    private static ReadOnlyMemory<byte>? ReadAttachedPublicKey(AsnReader rest)
    {
        while (rest.HasData)
        {
            Asn1Tag tag = rest.PeekTag();
            if (!tag.HasSameClassAndValue(PublicKeyTag))
            {
                rest.ReadEncodedValue();
                continue;
            }

            AsnReader reader = tag.IsConstructed ? rest.ReadSequence(PublicKeyTag) : rest;
            Asn1Tag expected = tag.IsConstructed ? Asn1Tag.PrimitiveBitString : PublicKeyTag;
            return reader.TryReadPrimitiveBitString(out _, out ReadOnlyMemory<byte> value, expected)
                ? value
                : throw KeyMaterialRefusal.PemDamaged();
        }

        return null;
    }

    /// <summary>A view of the bytes; ReadOctetString would copy them to where nobody zeroes them.</summary>
    private static ReadOnlyMemory<byte> ReadOctets(AsnReader reader) =>
        reader.TryReadPrimitiveOctetString(out ReadOnlyMemory<byte> octets) ? octets : throw KeyMaterialRefusal.PemDamaged();

    private static int BitLength(ReadOnlySpan<byte> bigEndian)
    {
        ReadOnlySpan<byte> significant = bigEndian.TrimStart((byte)0);
        return significant.IsEmpty ? 0 : (significant.Length * 8) - (BitOperations.LeadingZeroCount((uint)significant[0]) - 24);
    }
}
