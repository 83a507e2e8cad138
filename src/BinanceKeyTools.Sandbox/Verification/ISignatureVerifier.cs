using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>Judges the signatures of one key. Safe to call from many threads at once.</summary>
internal interface ISignatureVerifier
{
    KeyAlgorithm Algorithm { get; }

    /// <summary>
    /// True when <paramref name="signature"/>, the text of the parameter after percent-decoding, signs <paramref name="payload"/>.
    /// </summary>
    bool Verify(ReadOnlySpan<byte> payload, string signature);
}
