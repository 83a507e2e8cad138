using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

public class PemToleranceTests
{
    public static TheoryData<string, Func<string, string>> Variants { get; } = new()
    {
        { "as written", pem => pem },
        { "CRLF", pem => pem.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "CR only", pem => pem.Replace('\n', '\r') },
        { "no final line break", pem => pem.TrimEnd() },
        { "blank lines", pem => pem.Replace("\n", "\n\n", StringComparison.Ordinal) },
        { "blank lines around", pem => "\n\n  \n" + pem + "\n \n\n" },
        { "indented", pem => "    " + pem.Replace("\n", "\n    ", StringComparison.Ordinal) },
        { "tabs", pem => "\t" + pem.Replace("\n", "\n\t", StringComparison.Ordinal) },
        { "trailing spaces", pem => pem.Replace("\n", "  \n", StringComparison.Ordinal) },
        { "joined by spaces", pem => pem.Replace('\n', ' ') },
        { "joined by nothing", pem => pem.Replace("\n", string.Empty, StringComparison.Ordinal) },
        { "literal \\n", pem => pem.Replace("\n", "\\n", StringComparison.Ordinal) },
        { "literal \\r\\n", pem => pem.Replace("\n", "\\r\\n", StringComparison.Ordinal) },
        { "escaped twice", pem => pem.Replace("\n", "\\\\n", StringComparison.Ordinal) },
        { "quoted, as in .env", pem => "\"" + pem.Replace("\n", "\\n", StringComparison.Ordinal) + "\"" },
        { "JSON with escaped slashes", pem => "{\"privateKey\":\"" + pem.Replace("\n", "\\n", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal) + "\"}" },
        { "continued lines", pem => pem.Replace("\n", "\\\n", StringComparison.Ordinal) },
        { "byte order mark", pem => "\uFEFF" + pem },
        { "text around", pem => "Bag Attributes\n    friendlyName: bot\nKey Attributes: <No Attributes>\n" + pem + "the key of my bot\n" },
        { "followed by a public key", pem => pem + "-----BEGIN PUBLIC KEY-----\n" + SampleKeys.Ed25519PublicBody + "\n-----END PUBLIC KEY-----\n" },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Ed25519(string form, Func<string, string> write)
    {
        using var material = KeyMaterial.Parse(write(SampleKeys.Ed25519));

        Assert.NotEmpty(form);
        Assert.Equal(KeyAlgorithm.Ed25519, material.Algorithm);
        Assert.Equal(256, material.KeySize);
        Assert.Equal("Ed25519 private key", material.ToString());
        Assert.Equal($"-----BEGIN PUBLIC KEY-----\n{SampleKeys.Ed25519PublicBody}\n-----END PUBLIC KEY-----", material.PublicKeyPem);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Rsa(string form, Func<string, string> write)
    {
        using var material = KeyMaterial.Parse(write(SampleKeys.Rsa2048 + "\n"));

        Assert.NotEmpty(form);
        Assert.Equal(KeyAlgorithm.Rsa, material.Algorithm);
        Assert.Equal(2048, material.KeySize);
        Assert.Equal("RSA private key, 2048 bits", material.ToString());
        Assert.Equal(SampleKeys.Rsa2048Public, material.PublicKeyPem);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void RsaPkcs1(string form, Func<string, string> write)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(SampleKeys.Rsa2048);

        using var material = KeyMaterial.Parse(write(rsa.ExportRSAPrivateKeyPem() + "\n"));

        Assert.NotEmpty(form);
        Assert.Equal(SampleKeys.Rsa2048Public, material.PublicKeyPem);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Encrypted(string form, Func<string, string> write)
    {
        using var material = KeyMaterial.Parse(write(EncryptedKeys.Ed25519Aes256Sha256 + "\n"), EncryptedKeys.Passphrase);

        Assert.NotEmpty(form);
        Assert.Contains(SampleKeys.Ed25519PublicBody, material.PublicKeyPem, StringComparison.Ordinal);
    }

    [Fact]
    public void Rsa4096()
    {
        using var material = KeyMaterial.FromPem(SampleKeys.Rsa4096);

        Assert.Equal(4096, material.KeySize);
    }

    [Fact]
    public void RsaOfAnySizeInBetween()
    {
        using var rsa = RSA.Create(2056);

        using var material = KeyMaterial.FromPem(rsa.ExportPkcs8PrivateKeyPem());

        Assert.Equal(2056, material.KeySize);
        Assert.Equal(rsa.ExportSubjectPublicKeyInfoPem(), material.PublicKeyPem);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ed25519WithItsPublicKeyAttached(bool isExplicit)
    {
        using var material = KeyMaterial.FromPem(DerSamples.Ed25519Version2(DerSamples.Ed25519PublicKey, isExplicit));

        Assert.Contains(SampleKeys.Ed25519PublicBody, material.PublicKeyPem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ed25519WithAttributes()
    {
        using var material = KeyMaterial.FromPem(DerSamples.Ed25519WithAttributes());

        Assert.Contains(SampleKeys.Ed25519PublicBody, material.PublicKeyPem, StringComparison.Ordinal);
    }

    [Fact]
    public void PassphraseForAPlainKeyIsIgnored()
    {
        using var material = KeyMaterial.Parse(SampleKeys.Ed25519, "unused");

        Assert.Equal(KeyAlgorithm.Ed25519, material.Algorithm);
    }
}
