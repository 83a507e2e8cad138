using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>
/// An RSA private key inside the platform's library. One instance signs on several threads at once: OpenSSL, CNG and Security
/// framework make a context for each operation, and the managed wrappers only read their key handle.
/// </summary>
internal sealed class RsaPrivateKey : SharedKey
{
    private readonly RSA _rsa;

    public RsaPrivateKey(RSA rsa)
    {
        _rsa = rsa;
        Size = rsa.KeySize;
    }

    public override KeyAlgorithm Algorithm => KeyAlgorithm.Rsa;

    public override int Size { get; }

    public int SignatureSize => (Size + 7) / 8;

    public override string ExportPublicKeyPem() => _rsa.ExportSubjectPublicKeyInfoPem();

    public override SecretBuffer ExportPkcs8()
    {
        // The numbers of an RSA key have four and a half times the bytes of its size together.
        var der = new SecretBuffer(SignatureSize * 6);
        try
        {
            if (!_rsa.TryExportPkcs8PrivateKey(der.Span, out int length))
            {
                throw new CryptographicException("The private key is longer than keys of its size are.");
            }

            der.Shorten(length);
            return der;
        }
        catch
        {
            der.Dispose();
            throw;
        }
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256; Binance does not accept PSS.</summary>
    public int Sign(ReadOnlySpan<byte> payload, Span<byte> signature) =>
        _rsa.SignData(payload, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    protected override void Destroy() => _rsa.Dispose();
}
