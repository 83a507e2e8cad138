using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>
/// Compares the signature of a log with those that a key makes. All three algorithms give the same signature for the same text
/// (RSA with PKCS#1 v1.5), so that a match proves which text was signed.
/// </summary>
internal sealed class SignatureComparison
{
    // Longer than any request that the exchange takes; each text is signed some forty times.
    private const int LongestText = 32_768;

    private readonly IRequestSigner _signer;
    private readonly string _signature;
    private readonly byte[] _buffer;

    private SignatureComparison(IRequestSigner signer, string signature)
    {
        _signer = signer;
        _signature = signature;
        _buffer = new byte[signer.MaxSignatureLength];
    }

    /// <returns><see langword="null"/> when the signature cannot be one of the key's algorithm.</returns>
    public static SignatureComparison? Create(SentRequest sent, IRequestSigner signer)
    {
        if (sent.Signature is not { IsHidden: false } parameter || sent.Payload.Length > LongestText)
        {
            return null;
        }

        // A space is a plus sign that was not encoded and then decoded by whoever wrote the log.
        var signature = Unescape(parameter.Value).Replace(' ', '+');
        var hasForm = signer.Algorithm == KeyAlgorithm.Hmac
            ? signature.Length == signer.MaxSignatureLength && signature.All(char.IsAsciiHexDigit)
            : signature.Length == signer.MaxSignatureLength && signature.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=');
        return hasForm ? new SignatureComparison(signer, signature) : null;
    }

    public bool Fits(string text)
    {
        var length = _signer.Sign(Encoding.UTF8.GetBytes(text), _buffer);
        return Encoding.ASCII.GetString(_buffer, 0, length)
            .Equals(_signature, _signer.Algorithm == KeyAlgorithm.Hmac ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static string Unescape(string value)
    {
        try
        {
            return PercentEncoding.Decode(value.Replace("+", "%2B", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return value;
        }
    }
}
