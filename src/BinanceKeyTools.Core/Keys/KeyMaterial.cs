using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Keys;

/// <summary>
/// The secret half of a Binance key: an HMAC secret or a private key. The bytes are pinned and are zeroed when this object and
/// every signer made from it are disposed. No member returns them.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class KeyMaterial : IDisposable
{
    private readonly KeyLease<SharedKey> _lease;

    internal KeyMaterial(SharedKey key)
    {
        _lease = KeyLease<SharedKey>.TakeOver(key);
        Algorithm = key.Algorithm;
        KeySize = key.Size;
    }

    /// <summary>The signature algorithm.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The key size in bits: 2048 to 4096 for RSA, 256 for Ed25519, 0 for HMAC.</summary>
    public int KeySize { get; }

    /// <summary>The public key to upload, as SPKI PEM without a final line break; null for HMAC.</summary>
    /// <exception cref="ObjectDisposedException">The material was disposed.</exception>
    public string? PublicKeyPem
    {
        get
        {
            SharedKey key = _lease.Enter(this);
            try
            {
                return key.ExportPublicKeyPem();
            }
            finally
            {
                key.RemoveOwner();
            }
        }
    }

    /// <summary>Reads a private key from PEM text, or else takes the text as an HMAC secret.</summary>
    /// <param name="text">The secret exactly as stored. The caller's copy is neither kept nor zeroed.</param>
    /// <param name="passphrase">Opens an encrypted private key; ignored for everything else.</param>
    /// <exception cref="KeyMaterialException">The text cannot be used; the exception says why and what to do.</exception>
    public static KeyMaterial Parse(ReadOnlySpan<char> text, ReadOnlySpan<char> passphrase = default) =>
        PemText.LooksLikePem(text) ? FromPem(text, passphrase) : FromSecret(text);

    /// <summary>
    /// Takes an HMAC secret: letters <c>A-Z a-z</c> and digits. Binance issues 64 of them; other lengths are accepted, because
    /// only the exchange knows.
    /// </summary>
    /// <param name="secret">The secret exactly as stored. The caller's copy is neither kept nor zeroed.</param>
    /// <exception cref="KeyMaterialException">The text cannot be an HMAC secret.</exception>
    public static KeyMaterial FromSecret(ReadOnlySpan<char> secret)
    {
        CredentialText inspected = CredentialText.Inspect(secret);
        if (inspected.Defects is [CredentialDefect defect, ..])
        {
            throw KeyMaterialRefusal.Secret(defect, inspected.FirstPosition(defect));
        }

        var bytes = new SecretBuffer(secret.Length);
        for (int i = 0; i < secret.Length; i++)
        {
            bytes.Array[i] = (byte)secret[i];
        }

        return new KeyMaterial(new HmacSecret(bytes));
    }

    /// <summary>
    /// Reads an RSA (2048 to 4096 bits) or Ed25519 private key: PKCS#8, encrypted PKCS#8 (PBES2), and PKCS#1 for RSA.
    /// </summary>
    /// <param name="pem">The PEM text. The caller's copy is neither kept nor zeroed.</param>
    /// <param name="passphrase">Opens an encrypted private key; ignored for everything else.</param>
    /// <exception cref="KeyMaterialException">The text holds no such key; the exception says why and what to do.</exception>
    public static KeyMaterial FromPem(ReadOnlySpan<char> pem, ReadOnlySpan<char> passphrase = default) =>
        pem.IsWhiteSpace() ? throw KeyMaterialRefusal.EmptyPem() : new KeyMaterial(PrivateKeyReader.Read(pem, passphrase));

    /// <summary>
    /// Makes a signer. It shares the key and stays usable after this object was disposed; the key is zeroed when all are.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The material was disposed.</exception>
    public IRequestSigner CreateSigner()
    {
        SharedKey key = _lease.Enter(this);
        try
        {
            return key switch
            {
                HmacSecret secret => new HmacRequestSigner(secret),
                RsaPrivateKey rsa => new RsaRequestSigner(rsa),
                Ed25519PrivateKey ed25519 => new Ed25519RequestSigner(ed25519),
                _ => throw new UnreachableException(),
            };
        }
        finally
        {
            key.RemoveOwner();
        }
    }

    /// <summary>
    /// Tells whether two materials hold the same secret or private key, without keeping either: a keyed digest of the secret, or
    /// of the public key that goes with a private one. Means nothing without the key it was made with.
    /// </summary>
    /// <param name="digestKey">A random key that never leaves the process.</param>
    /// <exception cref="ObjectDisposedException">The material was disposed.</exception>
    internal string Digest(ReadOnlySpan<byte> digestKey)
    {
        SharedKey key = _lease.Enter(this);
        try
        {
            return Convert.ToHexString(key is HmacSecret secret
                ? HMACSHA256.HashData(digestKey, secret.Bytes)
                : HMACSHA256.HashData(digestKey, Encoding.ASCII.GetBytes(key.ExportPublicKeyPem()!)));
        }
        finally
        {
            key.RemoveOwner();
        }
    }

    /// <summary>
    /// Reads an HMAC secret as if it were an API key, to find a pair that was stored in the wrong order. The text that comes of it stays in
    /// memory, and is shown masked like every API key.
    /// </summary>
    /// <returns>False for private keys, and for secrets that do not have the form of an API key.</returns>
    /// <exception cref="ObjectDisposedException">The material was disposed.</exception>
    internal bool TryReadAsApiKey(out ApiKeyId apiKey)
    {
        SharedKey key = _lease.Enter(this);
        try
        {
            apiKey = default;
            return key is HmacSecret secret && ApiKeyId.TryParse(Encoding.ASCII.GetString(secret.Bytes), out apiKey);
        }
        finally
        {
            key.RemoveOwner();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lease.Dispose();

    /// <summary>Algorithm and size only.</summary>
    public override string ToString() => Algorithm switch
    {
        KeyAlgorithm.Rsa => $"RSA private key, {KeySize} bits",
        KeyAlgorithm.Ed25519 => "Ed25519 private key",
        _ => "HMAC secret",
    };
}
