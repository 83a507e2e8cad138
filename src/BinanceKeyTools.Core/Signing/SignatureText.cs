using System.Buffers.Text;

namespace BinanceKeyTools.Signing;

/// <summary>What the signers share about the text form of a signature.</summary>
internal static class SignatureText
{
    public static void RequireRoom(Span<byte> destination, int needed)
    {
        if (destination.Length < needed)
        {
            throw new ArgumentException(
                $"A signature needs {needed} bytes, and the destination has {destination.Length}.",
                nameof(destination));
        }
    }

    public static int WriteBase64(ReadOnlySpan<byte> signature, Span<byte> destination)
    {
        Base64.EncodeToUtf8(signature, destination, out _, out int written);
        return written;
    }
}
