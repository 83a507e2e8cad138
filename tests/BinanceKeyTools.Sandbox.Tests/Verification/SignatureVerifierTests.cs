using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Tests.Verification;

public class SignatureVerifierTests
{
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("symbol=LTCBTC&" + PublishedSamples.Tail);

    [Fact]
    public void Hmac_accepts_the_published_signature_in_either_case()
    {
        const string Signature = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";
        var verifier = new HmacSignatureVerifier(PublishedSamples.HmacSecret);
        Assert.True(verifier.Verify(Payload, Signature));
        Assert.True(verifier.Verify(Payload, Signature.ToUpperInvariant()));
        Assert.False(verifier.Verify(Payload, Signature[..62]));
        Assert.False(verifier.Verify(Payload, Signature[..63] + "g"));
        Assert.False(verifier.Verify(Payload.AsSpan(1), Signature));
    }

    [Fact]
    public void Rsa_accepts_pkcs1_and_refuses_pss_and_other_text()
    {
        using var rsa = RSA.Create(2048);
        var verifier = PublicKeyReader.TryRead(rsa.ExportSubjectPublicKeyInfoPem(), out _)!;
        var signature = Convert.ToBase64String(rsa.SignData(Payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(KeyAlgorithm.Rsa, verifier.Algorithm);
        Assert.True(verifier.Verify(Payload, signature));
        Assert.False(verifier.Verify(Payload, Convert.ToBase64String(rsa.SignData(Payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))));
        Assert.False(verifier.Verify(Payload, signature.Insert(10, " ")));
        Assert.False(verifier.Verify(Payload, signature + new string('A', 4096)));
        Assert.False(verifier.Verify(Payload, string.Empty));
    }

    [Fact]
    public void A_plus_that_arrives_as_a_space_is_refused()
    {
        var verifier = PublicKeyReader.TryRead(PublishedSamples.Ed25519PublicKey, out _)!;
        const string Signature = "4MHXelVVcpkdwuLbl6n73HQUXUf1dse2PCgT1DYqW9w8AVZ1RACFGM+5UdlGPrQHrgtS3CvsRURC1oj73j8gCA==";
        var payload = "A\u0001EXAMPLE\u0001SPOT\u00011\u000120240627-11:17:25.223"u8;
        Assert.True(verifier.Verify(payload, Signature));
        Assert.False(verifier.Verify(payload, Signature.Replace('+', ' ')));
    }

    [Fact]
    public void Reads_public_keys_as_pem_or_bare_base64()
    {
        var pem = $"-----BEGIN PUBLIC KEY-----\r\n{PublishedSamples.Ed25519PublicKey}\r\n-----END PUBLIC KEY-----";
        Assert.Equal(KeyAlgorithm.Ed25519, PublicKeyReader.TryRead(pem, out _)!.Algorithm);
        Assert.Equal(KeyAlgorithm.Ed25519, PublicKeyReader.TryRead($"  {PublishedSamples.Ed25519PublicKey}\n", out _)!.Algorithm);
    }

    [Fact]
    public void Names_the_reason_for_refusing_a_public_key()
    {
        using var small = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Contains("1024 bits", Refusal(small.ExportSubjectPublicKeyInfoPem()), StringComparison.Ordinal);
        Assert.Contains("only RSA and Ed25519", Refusal(curve.ExportSubjectPublicKeyInfoPem()), StringComparison.Ordinal);
        Assert.Contains("found 'PRIVATE KEY'", Refusal(curve.ExportPkcs8PrivateKeyPem()), StringComparison.Ordinal);
        Assert.Contains("neither PEM nor base64", Refusal("hello, world"), StringComparison.Ordinal);
        Assert.Contains("not a point", Refusal("MCowBQYDK2VwAyEA" + Convert.ToBase64String(Hosting.Ed25519TestSigner.Bytes(2))), StringComparison.Ordinal);
    }

    private static string Refusal(string text)
    {
        Assert.Null(PublicKeyReader.TryRead(text, out var problem));
        return problem;
    }
}
