using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace BinanceKeyTools.Tests.Keys;

/// <summary>Key files that openssl does not write, or that would take long to generate.</summary>
internal static class DerSamples
{
    private static readonly Asn1Tag AttributesTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag ImplicitPublicKeyTag = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag ExplicitPublicKeyTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public static byte[] Ed25519Seed => Convert.FromBase64String(SampleKeys.Ed25519Body)[^32..];

    public static byte[] Ed25519PublicKey => Convert.FromBase64String(SampleKeys.Ed25519PublicBody)[^32..];

    public static string Pem(string label, byte[] der) => PemEncoding.WriteString(label, der);

    /// <summary>A PKCS#8 private key of any algorithm, with content that only that algorithm could read.</summary>
    public static string Pkcs8(string algorithm, byte[] content) => Pkcs8(0, algorithm, content, _ => { });

    public static string Ed25519Version2(byte[] publicKey, bool isExplicit) => Pkcs8(1, "1.3.101.112", Octets(Ed25519Seed), writer =>
    {
        if (!isExplicit)
        {
            writer.WriteBitString(publicKey, 0, ImplicitPublicKeyTag);
            return;
        }

        using (writer.PushSequence(ExplicitPublicKeyTag))
        {
            writer.WriteBitString(publicKey);
        }
    });

    public static string Ed25519WithAttributes() => Pkcs8(0, "1.3.101.112", Octets(Ed25519Seed), writer =>
    {
        using (writer.PushSetOf(AttributesTag))
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.9.20");
                using (writer.PushSetOf())
                {
                    writer.WriteCharacterString(UniversalTagNumber.BMPString, "bot");
                }
            }
        }
    });

    /// <summary>A structure of the form of an RSA private key with a modulus of so many bits; the numbers make no key.</summary>
    public static byte[] RsaPrivateKey(int bits)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteInteger((BigInteger.One << (bits - 1)) + 1);
            for (int i = 0; i < 7; i++)
            {
                writer.WriteInteger(65_537);
            }
        }

        return writer.Encode();
    }

    /// <summary>An encrypted private key with a PBKDF2 iteration count of choice.</summary>
    public static string EncryptedWithIterations(int iterations)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.5.13");
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier("1.2.840.113549.1.5.12");
                        using (writer.PushSequence())
                        {
                            writer.WriteOctetString(new byte[8]);
                            writer.WriteInteger(iterations);
                        }
                    }

                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier("2.16.840.1.101.3.4.1.42");
                        writer.WriteOctetString(new byte[16]);
                    }
                }
            }

            writer.WriteOctetString(new byte[64]);
        }

        return Pem("ENCRYPTED PRIVATE KEY", writer.Encode());
    }

    public static byte[] Octets(byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(content);
        return writer.Encode();
    }

    private static string Pkcs8(int version, string algorithm, byte[] content, Action<AsnWriter> writeRest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm);
            }

            writer.WriteOctetString(content);
            writeRest(writer);
        }

        return Pem("PRIVATE KEY", writer.Encode());
    }
}
