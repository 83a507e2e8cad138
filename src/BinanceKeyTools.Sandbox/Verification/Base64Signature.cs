using System.Buffers;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>Reads the base64 text of RSA and Ed25519 signatures strictly.</summary>
internal static class Base64Signature
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>
    /// Decodes the text. The runtime's decoder skips white space, but a space in a signature is a `+` that the sender did not
    /// percent-encode, and the exchange refuses it.
    /// </summary>
    public static bool TryDecode(string text, Span<byte> destination, out int written)
    {
        written = 0;
        return !text.AsSpan().ContainsAnyExcept(Alphabet) && Convert.TryFromBase64String(text, destination, out written);
    }
}
