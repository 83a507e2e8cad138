using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

public class PemRefusalTests
{
    private const string SomeBody = "Qx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi";

    [Theory]
    [InlineData("PUBLIC KEY", "PublicKeyGiven")]
    [InlineData("RSA PUBLIC KEY", "PublicKeyGiven")]
    [InlineData("CERTIFICATE", "CertificateGiven")]
    [InlineData("TRUSTED CERTIFICATE", "CertificateGiven")]
    [InlineData("CERTIFICATE REQUEST", "CertificateGiven")]
    [InlineData("NEW CERTIFICATE REQUEST", "CertificateGiven")]
    [InlineData("OPENSSH PRIVATE KEY", "OpenSshKeyGiven")]
    [InlineData("EC PRIVATE KEY", "EllipticCurveKeyGiven")]
    [InlineData("EC PARAMETERS", "EllipticCurveKeyGiven")]
    [InlineData("DSA PRIVATE KEY", "KeyTypeUnsupported")]
    [InlineData("SSH2 PRIVATE KEY", "KeyTypeUnsupported")]
    [InlineData("PGP PRIVATE KEY BLOCK", "KeyTypeUnsupported")]
    [InlineData("PKCS7", "KeyTypeUnsupported")]
    public void RefusesByLabel(string label, string errorId) => AssertRefused(Armour(label, SomeBody), errorId, SomeBody);

    [Fact]
    public void SaysWhetherItIsACertificateOrARequest()
    {
        Assert.Contains("is a certificate;", Refuse(Armour("CERTIFICATE", SomeBody)).Message, StringComparison.Ordinal);
        Assert.Contains("certificate request", Refuse(Armour("CERTIFICATE REQUEST", SomeBody)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPENSSH PRIVATE KEY", "ssh-keygen -p -m PKCS8 -f keyfile")]
    [InlineData("EC PRIVATE KEY", "openssl genpkey -algorithm ed25519 -out private.pem")]
    [InlineData("PUBLIC KEY", "openssl pkey -in private.pem -pubout -out public.pem")]
    public void RemedyNamesTheCommand(string label, string command) =>
        Assert.Contains(command, Refuse(Armour(label, SomeBody)).Remedy, StringComparison.Ordinal);

    [Fact]
    public void RefusesRealPublicKeys()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(SampleKeys.Rsa2048);

        AssertRefused(SampleKeys.Rsa2048Public, "PublicKeyGiven", Body(SampleKeys.Rsa2048Public));
        AssertRefused(rsa.ExportRSAPublicKeyPem(), "PublicKeyGiven", Body(rsa.ExportRSAPublicKeyPem()));
        AssertRefused(SampleKeys.Ed25519PublicBody, "PublicKeyGiven", SampleKeys.Ed25519PublicBody);
        AssertRefused(Body(SampleKeys.Rsa2048Public), "PublicKeyGiven", Body(SampleKeys.Rsa2048Public));
    }

    [Theory]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFn user@host", "PublicKeyGiven")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ", "PublicKeyGiven")]
    [InlineData("ecdsa-sha2-nistp256 AAAAE2VjZHNh", "PublicKeyGiven")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none", "KeyTypeUnsupported")]
    public void RefusesOtherKeyFiles(string text, string errorId) => AssertRefused(text, errorId, "AAAAC3NzaC1lZDI1NTE5");

    [Fact]
    public void RefusesEllipticCurveKeys()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        AssertRefused(ec.ExportPkcs8PrivateKeyPem(), "EllipticCurveKeyGiven", Body(ec.ExportPkcs8PrivateKeyPem()));
        AssertRefused(ec.ExportECPrivateKeyPem(), "EllipticCurveKeyGiven", Body(ec.ExportECPrivateKeyPem()));
        string withParameters = Armour("EC PARAMETERS", "BggqhkjOPQMBBw==") + "\n" + ec.ExportECPrivateKeyPem();
        AssertRefused(withParameters, "EllipticCurveKeyGiven", Body(ec.ExportECPrivateKeyPem()));
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.10", "RSA-PSS")]
    [InlineData("1.3.101.113", "Ed448")]
    [InlineData("1.3.101.110", "X25519")]
    [InlineData("1.3.101.111", "X448")]
    [InlineData("1.2.840.10040.4.1", "DSA")]
    [InlineData("1.2.840.113549.1.3.1", "Diffie-Hellman")]
    [InlineData("1.2.3.4", "unknown")]
    public void NamesOtherAlgorithms(string algorithm, string name)
    {
        string pem = DerSamples.Pkcs8(algorithm, DerSamples.RsaPrivateKey(2048));

        KeyMaterialException refusal = AssertRefused(pem, "KeyTypeUnsupported", Body(pem));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, "RsaKeyTooSmall")]
    [InlineData(1024, "RsaKeyTooSmall")]
    [InlineData(2047, "RsaKeyTooSmall")]
    [InlineData(4097, "RsaKeyTooLarge")]
    [InlineData(8192, "RsaKeyTooLarge")]
    [InlineData(16384, "RsaKeyTooLarge")]
    public void LimitsTheSizeOfRsaKeys(int bits, string errorId)
    {
        string pkcs8 = DerSamples.Pkcs8("1.2.840.113549.1.1.1", DerSamples.RsaPrivateKey(bits));
        string pkcs1 = DerSamples.Pem("RSA PRIVATE KEY", DerSamples.RsaPrivateKey(bits));
        foreach (string pem in new[] { pkcs8, pkcs1 })
        {
            KeyMaterialException refusal = AssertRefused(pem, errorId, Body(pem)[..20]);

            Assert.Contains($"{bits} bits", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("openssl genpkey -algorithm RSA", refusal.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RefusesARealSmallRsaKey()
    {
        using var rsa = RSA.Create(1024);

        AssertRefused(rsa.ExportPkcs8PrivateKeyPem(), "RsaKeyTooSmall", Body(rsa.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void RefusesNumbersThatAreNoRsaKey()
    {
        string pem = DerSamples.Pkcs8("1.2.840.113549.1.1.1", DerSamples.RsaPrivateKey(2048));

        AssertRefused(pem, "PemMalformed", Body(pem)[..20]);
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END PRIVATE KEY")]
    [InlineData("-----BEGIN PRIVATE KEY\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END PRIVATE KEY-----")]
    [InlineData("Qx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END PRIVATE KEY-----")]
    [InlineData("–––––BEGIN PRIVATE KEY–––––\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n–––––END PRIVATE KEY–––––")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaE\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8*bYdLq0HsJ5uMfC3oPaEi\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8\\xbYdLq0HsJ5uMfC3oPa\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\\\\-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nQx7vZk1TnR8WbYdLq0HsJ5uMfC3oPaEi\n-----END ENCRYPTED PRIVATE KEY-----")]
    public void RefusesDamagedPem(string text) => AssertRefused(text, "PemMalformed", SomeBody);

    [Fact]
    public void RefusesTruncatedContentAtEveryLength()
    {
        byte[] der = Convert.FromBase64String(SampleKeys.Ed25519Body);
        for (int length = 1; length < der.Length; length++)
        {
            string pem = DerSamples.Pem("PRIVATE KEY", der[..length]);
            AssertRefused(pem, "PemMalformed", SampleKeys.Ed25519Body[^20..]);
        }
    }

    [Fact]
    public void RefusesAnEd25519KeyOfWrongLength()
    {
        string pem = DerSamples.Pkcs8("1.3.101.112", DerSamples.Octets(new byte[31]));

        AssertRefused(pem, "PemMalformed", SomeBody);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RefusesAForeignPublicKeyAttached(bool isExplicit)
    {
        byte[] foreign = DerSamples.Ed25519PublicKey;
        foreign[7] ^= 1;

        KeyMaterialException refusal =
            AssertRefused(DerSamples.Ed25519Version2(foreign, isExplicit), "PemMalformed", SampleKeys.Ed25519Body[^30..]);

        Assert.Contains("public key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAPrivateKeyWithoutItsFirstAndLastLine()
    {
        KeyMaterialException ed25519 = AssertRefused(SampleKeys.Ed25519Body, "PemMalformed", SampleKeys.Ed25519Body);
        KeyMaterialException rsa = AssertRefused(Body(SampleKeys.Rsa2048), "PemMalformed", Body(SampleKeys.Rsa2048));

        Assert.Contains("-----BEGIN PRIVATE KEY-----", ed25519.Remedy, StringComparison.Ordinal);
        Assert.Equal(ed25519.Message, rsa.Message);
    }

    [Fact]
    public void RefusesTwoPrivateKeys()
    {
        KeyMaterialException refusal = AssertRefused(SampleKeys.Ed25519 + SampleKeys.Rsa2048, "PemMalformed", SampleKeys.Ed25519Body);

        Assert.Contains("more than one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesEndlessText()
    {
        string pem = Armour("PRIVATE KEY", new string('A', 100_000));

        Assert.Contains("longer", AssertRefused(pem, "PemMalformed", SomeBody).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n")]
    public void RefusesNothing(string text) => Assert.Equal(KeyMaterialError.Empty, Refuse(text).Error);

    [Fact]
    public void RefusesASecretWhereAPrivateKeyIsExpected() => AssertRefused(SampleKeys.SpotSecret, "PemMalformed", SampleKeys.SpotSecret);

    private static string Armour(string label, string body) => $"-----BEGIN {label}-----\n{body}\n-----END {label}-----";

    private static string Body(string pem) =>
        string.Concat(pem.Split('\n').Where(line => !line.Contains("-----", StringComparison.Ordinal)));

    private static KeyMaterialException Refuse(string text) => Assert.Throws<KeyMaterialException>(() => KeyMaterial.FromPem(text));

    private static KeyMaterialException AssertRefused(string text, string errorId, string secret)
    {
        KeyMaterialException refusal = Refuse(text);
        Assert.Equal(errorId, refusal.ErrorId);
        Assert.NotEmpty(refusal.Remedy);
        Assert.Null(refusal.InnerException);
        Disclosure.AssertNone(secret, refusal.ToString(), refusal.Remedy);
        return refusal;
    }
}
