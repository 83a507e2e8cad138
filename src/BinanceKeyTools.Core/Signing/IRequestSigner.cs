using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>Signs requests with one key. All members may be called by several threads at once.</summary>
public interface IRequestSigner : IDisposable
{
    /// <summary>The signature algorithm.</summary>
    KeyAlgorithm Algorithm { get; }

    /// <summary>The most bytes that a signature takes in its text form: 64 for HMAC, 88 for Ed25519, 344 to 684 for RSA.</summary>
    int MaxSignatureLength { get; }

    /// <summary>Signs a payload and writes the signature as ASCII text: lowercase hexadecimal for HMAC, base64 otherwise.</summary>
    /// <param name="payload">The exact bytes that are sent: query string followed by body, percent-encoded, no separator.</param>
    /// <param name="destination">Takes the text, before percent-encoding; at least <see cref="MaxSignatureLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="ObjectDisposedException">The signer was disposed.</exception>
    int Sign(ReadOnlySpan<byte> payload, Span<byte> destination);
}
