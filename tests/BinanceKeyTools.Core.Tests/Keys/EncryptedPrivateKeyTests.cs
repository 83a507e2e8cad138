using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

/// <summary>Taking the passphrase off a private key changes nothing about the key.</summary>
public sealed class EncryptedPrivateKeyTests
{
    private const string Passphrase = "correct horse";

    private static readonly PbeParameters Parameters = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    [Fact]
    public void The_plain_key_is_the_same_key()
    {
        using var rsa = RSA.Create(2048);
        var encrypted = rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, Parameters);

        var plain = EncryptedPrivateKey.ToPlainPem(encrypted, Passphrase);

        Assert.Equal(rsa.ExportPkcs8PrivateKeyPem() + "\n", new string(plain));
        Assert.True(EncryptedPrivateKey.IsEncrypted(encrypted));
        Assert.False(EncryptedPrivateKey.IsEncrypted(plain));
    }

    [Fact]
    public void What_is_not_encrypted_is_told_apart()
    {
        Assert.False(EncryptedPrivateKey.IsEncrypted("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"));
        Assert.False(EncryptedPrivateKey.IsEncrypted(""));
    }

    [Fact]
    public void A_wrong_passphrase_opens_nothing()
    {
        using var rsa = RSA.Create(2048);
        var encrypted = rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, Parameters);

        var refused = Assert.Throws<KeyMaterialException>(() => EncryptedPrivateKey.ToPlainPem(encrypted, ""));

        Assert.Equal(KeyMaterialError.PemEncrypted, refused.Error);
    }
}
