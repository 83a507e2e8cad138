using System.Text;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Signatures as text.</summary>
internal static class SignatureText
{
    public static string Of(IRequestSigner signer, ReadOnlySpan<byte> payload)
    {
        var text = new byte[signer.MaxSignatureLength];
        return Encoding.ASCII.GetString(text, 0, signer.Sign(payload, text));
    }
}
