using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>
/// A new key pair. The private key is zeroed when this object is disposed; it leaves only through
/// <see cref="ReadPkcs8Pem"/>, which wipes what it lent, and encrypted through <see cref="ExportEncryptedPkcs8Pem"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class KeyPair : IDisposable
{
    private const int FingerprintBytes = 6;

    private readonly KeyLease<SharedKey> _lease;
    private readonly RandomNumberGenerator _random;

    internal KeyPair(SharedKey key, RandomNumberGenerator random)
    {
        _lease = KeyLease<SharedKey>.TakeOver(key);
        _random = random;
        Algorithm = key.Algorithm;
        KeySize = key.Size;
        PublicKeyPem = key.ExportPublicKeyPem() ?? throw new ArgumentException("A key without public part is no pair.", nameof(key));
        Fingerprint = FingerprintOf(PublicKeyPem);
    }

    /// <summary>The signature algorithm: Rsa or Ed25519.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The key size in bits: 2048 or 4096 for RSA, 256 for Ed25519.</summary>
    public int KeySize { get; }

    /// <summary>The public key to upload, as SPKI PEM without a final line break.</summary>
    public string PublicKeyPem { get; }

    /// <summary>The first 12 hexadecimal digits (lowercase) of the SHA-256 of the public key in SPKI DER form: what
    /// <c>openssl pkey -pubin -outform DER | openssl sha256</c> begins with.</summary>
    public string Fingerprint { get; }

    /// <summary>Lends the private key as PKCS#8 PEM with a final line break, in characters that are wiped afterwards.</summary>
    /// <typeparam name="TResult">What is made of it.</typeparam>
    /// <param name="reader">Reads it. What it copies is its own to wipe.</param>
    /// <returns>What the reader returned.</returns>
    /// <exception cref="ObjectDisposedException">The pair was disposed.</exception>
    public TResult ReadPkcs8Pem<TResult>(PemReader<TResult> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        const string Label = "PRIVATE KEY";
        using SecretBuffer der = ExportPkcs8();
        int length = PemEncoding.GetEncodedSize(Label.Length, der.Length);
        char[] pem = GC.AllocateArray<char>(length + 1, pinned: true);
        try
        {
            PemEncoding.TryWrite(Label, der.Span, pem, out _);
            pem[length] = '\n';
            return reader(pem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(pem.AsSpan()));
        }
    }

    /// <summary>
    /// The private key as encrypted PKCS#8 PEM with a final line break: PBES2 with PBKDF2-HMAC-SHA256, 600,000 iterations and a
    /// random salt of 16 bytes, and AES-256-CBC. openssl 1.1 and later and Binance's key generator read it.
    /// </summary>
    /// <param name="passphrase">Opens it again; its UTF-8 bytes count. The caller's copy is neither kept nor zeroed.</param>
    /// <exception cref="ArgumentException">The passphrase is empty.</exception>
    /// <exception cref="ObjectDisposedException">The pair was disposed.</exception>
    public string ExportEncryptedPkcs8Pem(ReadOnlySpan<char> passphrase)
    {
        using SecretBuffer der = ExportPkcs8();
        byte[] encrypted = Pkcs8Encryption.Encrypt(der.Span, passphrase, _random, Pkcs8Encryption.Iterations);
        return PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", encrypted) + "\n";
    }

    /// <inheritdoc/>
    public void Dispose() => _lease.Dispose();

    /// <summary>Algorithm, size and the fingerprint of the public key only.</summary>
    public override string ToString() =>
        Algorithm == KeyAlgorithm.Rsa ? $"RSA key pair, {KeySize} bits, {Fingerprint}" : $"Ed25519 key pair, {Fingerprint}";

    private static string FingerprintOf(string publicKeyPem)
    {
        byte[] info = Convert.FromBase64String(publicKeyPem[PemEncoding.Find(publicKeyPem).Base64Data]);
        return Convert.ToHexString(SHA256.HashData(info).AsSpan(0, FingerprintBytes)).ToLowerInvariant();
    }

    private SecretBuffer ExportPkcs8()
    {
        SharedKey key = _lease.Enter(this);
        try
        {
            return key.ExportPkcs8() ?? throw new UnreachableException();
        }
        finally
        {
            key.RemoveOwner();
        }
    }
}
