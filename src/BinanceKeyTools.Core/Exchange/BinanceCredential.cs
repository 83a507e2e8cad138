using System.Diagnostics;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Exchange;

/// <summary>An API key with the signer of its secret or private key. Disposing it wipes the key material.</summary>
[DebuggerDisplay("{Shown,nq} ({Algorithm})")]
public sealed class BinanceCredential : IDisposable
{
    private readonly KeyMaterial _material;

    /// <summary>Takes ownership of <paramref name="material"/>.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <param name="material">Its secret or private key.</param>
    public BinanceCredential(ApiKeyId apiKey, KeyMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        ApiKey = apiKey;
        _material = material;
        Signer = material.CreateSigner();
        Fingerprint = apiKey.Fingerprint;
    }

    /// <summary>The API key; its text is masked wherever it is shown.</summary>
    public ApiKeyId ApiKey { get; }

    /// <summary>The algorithm of the secret or private key.</summary>
    public KeyAlgorithm Algorithm => Signer.Algorithm;

    /// <summary>The size of the private key in bits; 0 for HMAC.</summary>
    public int KeySize => _material.KeySize;

    internal IRequestSigner Signer { get; }

    /// <summary>The fingerprint of the API key, which costs a hash and is needed with every request.</summary>
    internal string Fingerprint { get; }

    /// <summary>What may be shown of the API key: its mask, or nothing where a secret is in its place.</summary>
    internal string Shown => IsSwapped ? "***" : ApiKey.Masked;

    private bool IsSwapped { get; init; }

    /// <inheritdoc cref="KeyMaterial.Digest"/>
    internal string DigestSecret(ReadOnlySpan<byte> digestKey) => _material.Digest(digestKey);

    /// <summary>
    /// The credential with API key and secret in each other's place, for the caller to dispose; <see langword="null"/> where the secret
    /// does not have the form of an API key. Whoever sends with it puts the secret into a header.
    /// </summary>
    internal BinanceCredential? Swap() =>
        _material.TryReadAsApiKey(out var apiKey) ? new BinanceCredential(apiKey, KeyMaterial.FromSecret(ApiKey.Reveal())) { IsSwapped = true } : null;

    /// <summary>Whether the same text stands as API key and as secret.</summary>
    internal bool IsKeyTheSecret => _material.TryReadAsApiKey(out var secret) && secret == ApiKey;

    /// <summary>Wipes the key material.</summary>
    public void Dispose()
    {
        Signer.Dispose();
        _material.Dispose();
    }

    /// <summary>Masked key and algorithm.</summary>
    public override string ToString() => $"{Shown} ({Algorithm})";
}
