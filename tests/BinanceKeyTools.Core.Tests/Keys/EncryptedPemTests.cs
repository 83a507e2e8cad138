using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

public class EncryptedPemTests
{
    [Theory]
    [InlineData(EncryptedKeys.Ed25519Aes128Sha1)]
    [InlineData(EncryptedKeys.Ed25519Aes192Sha384)]
    [InlineData(EncryptedKeys.Ed25519Aes256Sha256)]
    [InlineData(EncryptedKeys.Ed25519Aes256Sha512)]
    [InlineData(EncryptedKeys.Ed25519TripleDes)]
    public void OpensWhatOpensslWrites(string pem)
    {
        using var material = KeyMaterial.Parse(pem, EncryptedKeys.Passphrase);

        Assert.Contains(SampleKeys.Ed25519PublicBody, material.PublicKeyPem, StringComparison.Ordinal);
    }

    [Fact]
    public void OpensRsa()
    {
        using var material = KeyMaterial.Parse(EncryptedKeys.Rsa2048Aes256Sha256, EncryptedKeys.Passphrase);

        Assert.Equal(SampleKeys.Rsa2048Public, material.PublicKeyPem);
    }

    [Fact]
    public void OpensWhatTheRuntimeWrites()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(SampleKeys.Rsa2048);
        string pem = rsa.ExportEncryptedPkcs8PrivateKeyPem(
            EncryptedKeys.Passphrase,
            new PbeParameters(PbeEncryptionAlgorithm.Aes192Cbc, HashAlgorithmName.SHA512, 1000));

        using var material = KeyMaterial.Parse(pem, EncryptedKeys.Passphrase);

        Assert.Equal(SampleKeys.Rsa2048Public, material.PublicKeyPem);
    }

    [Theory]
    [InlineData(EncryptedKeys.Ed25519Aes256Sha256)]
    [InlineData(EncryptedKeys.Rsa2048Aes256Sha256)]
    public void AsksForThePassphrase(string pem)
    {
        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(pem));

        Assert.Equal("PemEncrypted", refusal.ErrorId);
        Assert.Contains("openssl pkcs8 -topk8 -nocrypt", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatThePassphraseIsWrong()
    {
        // One wrong passphrase in 256 yields well-formed padding, so many are tried.
        for (int i = 0; i < 600; i++)
        {
            string wrong = $"Qx7vZ{i}";
            KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(
                () => KeyMaterial.Parse(EncryptedKeys.Ed25519Aes128Sha1, wrong));
            Assert.Equal("PemPassphraseWrong", refusal.ErrorId);
            Disclosure.AssertNone(wrong, refusal.ToString(), refusal.Remedy);
        }
    }

    [Theory]
    [InlineData(EncryptedKeys.Ed25519Scrypt, "scrypt")]
    [InlineData(EncryptedKeys.Ed25519Pkcs12Pbe, "PBES1")]
    [InlineData(EncryptedKeys.Ed25519Pbes1, "PBES1")]
    [InlineData(EncryptedKeys.Ed25519Sha224, "hash")]
    [InlineData(EncryptedKeys.Ed25519Camellia, "cipher")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,6D84\n\nlQuR\n-----END RSA PRIVATE KEY-----", "legacy")]
    public void NamesTheCommandThatConvertsOtherEncryption(string pem, string cause)
    {
        // With or without a passphrase: asking for one that cannot help would be a detour.
        foreach (string passphrase in new[] { string.Empty, EncryptedKeys.Passphrase })
        {
            KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(pem, passphrase));

            Assert.Equal("PemEncryptionUnsupported", refusal.ErrorId);
            Assert.Contains(cause, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256", refusal.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(10_000_001, "PemEncryptionUnsupported")]
    [InlineData(int.MaxValue, "PemEncryptionUnsupported")]
    [InlineData(0, "PemMalformed")]
    [InlineData(-5, "PemMalformed")]
    public void IterationsAreLimited(int iterations, string errorId)
    {
        string pem = DerSamples.EncryptedWithIterations(iterations);

        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(pem, EncryptedKeys.Passphrase));

        Assert.Equal(errorId, refusal.ErrorId);
    }

    [Fact]
    public void EncryptedKeyOfAnotherAlgorithmIsNamed()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = ec.ExportEncryptedPkcs8PrivateKeyPem(
            EncryptedKeys.Passphrase,
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(pem, EncryptedKeys.Passphrase));

        Assert.Equal("EllipticCurveKeyGiven", refusal.ErrorId);
    }
}
