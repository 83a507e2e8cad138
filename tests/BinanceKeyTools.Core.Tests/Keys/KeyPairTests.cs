using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Keys;

public class KeyPairTests
{
    private const string Passphrase = "correct horse \u00E9";

    [Theory]
    [InlineData(KeyPairAlgorithm.Ed25519, KeyAlgorithm.Ed25519, 256)]
    [InlineData(KeyPairAlgorithm.Rsa2048, KeyAlgorithm.Rsa, 2048)]
    [InlineData(KeyPairAlgorithm.Rsa4096, KeyAlgorithm.Rsa, 4096)]
    public void IsReadByTheModuleItself(KeyPairAlgorithm kind, KeyAlgorithm algorithm, int size)
    {
        using var pair = new KeyPairFactory().Create(kind);
        using var plain = pair.ReadPkcs8Pem(pem => KeyMaterial.Parse(pem));
        using var encrypted = KeyMaterial.Parse(pair.ExportEncryptedPkcs8Pem(Passphrase), Passphrase);

        Assert.Equal((algorithm, size), (pair.Algorithm, pair.KeySize));
        Assert.Equal((algorithm, size, pair.PublicKeyPem), (plain.Algorithm, plain.KeySize, plain.PublicKeyPem));
        Assert.Equal((algorithm, size, pair.PublicKeyPem), (encrypted.Algorithm, encrypted.KeySize, encrypted.PublicKeyPem));
    }

    [Theory]
    [InlineData(KeyPairAlgorithm.Ed25519)]
    [InlineData(KeyPairAlgorithm.Rsa2048)]
    public void AreAllDifferent(KeyPairAlgorithm kind)
    {
        var factory = new KeyPairFactory();
        var fingerprints = Enumerable.Range(0, 5).Select(_ =>
        {
            using var pair = factory.Create(kind);
            return pair.Fingerprint;
        });

        Assert.Equal(5, fingerprints.Distinct().Count());
    }

    [Fact]
    public void Ed25519IsTheSeedThatRandomnessGives()
    {
        // RFC 8032, section 7.1, test 1.
        using var random = new FixedRandomness(Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        using var pair = new KeyPairFactory(random).Create(KeyPairAlgorithm.Ed25519);

        byte[] info = Convert.FromBase64String(pair.PublicKeyPem.Split('\n')[1]);
        Assert.Equal("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", Convert.ToHexString(info[12..]).ToLowerInvariant());
        Assert.Equal(Convert.ToHexString(SHA256.HashData(info))[..12].ToLowerInvariant(), pair.Fingerprint);
        Assert.Equal($"Ed25519 key pair, {pair.Fingerprint}", pair.ToString());
    }

    [Fact]
    public void LendsAWholeFile()
    {
        using var pair = new KeyPairFactory().Create(KeyPairAlgorithm.Ed25519);

        string[] lines = pair.ReadPkcs8Pem(pem => pem.ToString()).Split('\n');

        Assert.Equal(["-----BEGIN PRIVATE KEY-----", lines[1], "-----END PRIVATE KEY-----", ""], lines);
        Assert.StartsWith("MC4CAQAwBQYDK2VwBCIEI", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void EncryptionIsAsStated()
    {
        using var pair = new KeyPairFactory().Create(KeyPairAlgorithm.Ed25519);
        string pem = pair.ExportEncryptedPkcs8Pem(Passphrase);
        PemFields fields = PemEncoding.Find(pem);

        AsnReader algorithm = new AsnReader(Convert.FromBase64String(pem[fields.Base64Data]), AsnEncodingRules.DER).ReadSequence().ReadSequence();
        Assert.Equal("1.2.840.113549.1.5.13", algorithm.ReadObjectIdentifier());
        AsnReader parameters = algorithm.ReadSequence();
        AsnReader derivation = parameters.ReadSequence();
        Assert.Equal("1.2.840.113549.1.5.12", derivation.ReadObjectIdentifier());
        AsnReader pbkdf2 = derivation.ReadSequence();
        Assert.Equal(16, pbkdf2.ReadOctetString().Length);
        Assert.Equal(600_000, (int)pbkdf2.ReadInteger());
        Assert.Equal("1.2.840.113549.2.9", pbkdf2.ReadSequence().ReadObjectIdentifier());
        Assert.Equal("2.16.840.1.101.3.4.1.42", parameters.ReadSequence().ReadObjectIdentifier());
        Assert.NotEqual(pem, pair.ExportEncryptedPkcs8Pem(Passphrase));
    }

    [Fact]
    public void AnyPassphraseOpensWhatItProtects()
    {
        // With few iterations: the law is about the text, and each of them costs.
        byte[] key = Encoding.ASCII.GetBytes("any bytes");
        Prop.ForAll(
                Samples.AnyText.Filter(text => text.Length > 0),
                passphrase =>
                {
                    byte[] encrypted = Pkcs8Encryption.Encrypt(key, passphrase, RandomNumberGenerator.Create(), 10);
                    using SecretBuffer opened = Pkcs8Decryption.Decrypt(encrypted, passphrase);
                    return opened.Span.SequenceEqual(key);
                })
            .Check(Samples.Config(300));
    }

    [Fact]
    public void AWrongPassphraseOpensNothing()
    {
        using var pair = new KeyPairFactory().Create(KeyPairAlgorithm.Ed25519);
        string pem = pair.ExportEncryptedPkcs8Pem(Passphrase);

        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(pem, Passphrase + " "));

        Assert.Equal("PemPassphraseWrong", refusal.ErrorId);
        Assert.Throws<ArgumentException>(() => pair.ExportEncryptedPkcs8Pem(""));
    }

    [Fact]
    public void WhatIsDisposedGivesNothing()
    {
        var pair = new KeyPairFactory().Create(KeyPairAlgorithm.Rsa2048);
        pair.Dispose();
        pair.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pair.ReadPkcs8Pem(pem => pem.Length));
        Assert.Throws<ObjectDisposedException>(() => pair.ExportEncryptedPkcs8Pem(Passphrase));
        Assert.NotEmpty(pair.PublicKeyPem);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyPairFactory().Create((KeyPairAlgorithm)3));
    }

    private sealed class FixedRandomness(byte[] bytes) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => bytes.CopyTo(data, 0);

        public override void GetBytes(Span<byte> data) => bytes.CopyTo(data);
    }
}
