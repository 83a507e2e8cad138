using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Signing;

/// <summary>A signature verifies for any payload, by a verifier that shares no code with the signer.</summary>
public class SignatureLawTests
{
    [Fact]
    public void HmacVerifies()
    {
        Prop.ForAll(
                Samples.Alphanumeric(1, 200),
                Samples.AnyBytes,
                (secret, payload) =>
                {
                    using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(secret));
                    using var material = KeyMaterial.FromSecret(secret);
                    byte[] hash = hmac.ComputeHash(payload);
                    string expected = string.Concat(hash.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
                    return Sign(material, payload) == expected;
                })
            .Check(Samples.Config(200));
    }

    [Fact]
    public void RsaVerifies()
    {
        using var material = KeyMaterial.FromPem(SampleKeys.Rsa2048);
        using var verifier = RSA.Create();
        verifier.ImportFromPem(material.PublicKeyPem);
        Prop.ForAll(
                Samples.AnyBytes,
                payload =>
                {
                    byte[] signature = Convert.FromBase64String(Sign(material, payload));
                    byte[] other = [.. payload, 1];
                    return verifier.VerifyData(payload, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                        && !verifier.VerifyData(other, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                })
            .Check(Samples.Config(60));
    }

    [Fact]
    public void Ed25519Verifies()
    {
        Prop.ForAll(
                Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(32).ToArbitrary(),
                Samples.AnyBytes,
                (seed, payload) =>
                {
                    using var material = KeyMaterial.FromPem(DerSamples.Pkcs8("1.3.101.112", DerSamples.Octets(seed)));
                    string[] lines = material.PublicKeyPem!.Split('\n');
                    byte[] publicKey = Convert.FromBase64String(lines[1])[^32..];
                    byte[] signature = Convert.FromBase64String(Sign(material, payload));
                    return Ed25519Verifier.Verify(publicKey, payload, signature)
                        && !Ed25519Verifier.Verify(publicKey, [.. payload, 1], signature);
                })
            .Check(Samples.Config(30));
    }

    private static string Sign(KeyMaterial material, byte[] payload)
    {
        using IRequestSigner signer = material.CreateSigner();
        byte[] signature = new byte[signer.MaxSignatureLength];
        return Encoding.ASCII.GetString(signature, 0, signer.Sign(payload, signature));
    }
}
