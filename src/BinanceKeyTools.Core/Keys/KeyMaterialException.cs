namespace BinanceKeyTools.Keys;

/// <summary>
/// A text that cannot serve as the secret half of a key. Neither message nor remedy contains any part of the text.
/// </summary>
public sealed class KeyMaterialException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="error">Why the text is refused.</param>
    /// <param name="message">The cause, in one sentence.</param>
    /// <param name="remedy">What to do, with the exact command where there is one.</param>
    public KeyMaterialException(KeyMaterialError error, string message, string remedy)
        : base(message)
    {
        Error = error;
        Remedy = remedy;
    }

    /// <summary>Why the text is refused.</summary>
    public KeyMaterialError Error { get; }

    /// <summary>The stable id of this error, for example <c>PemEncrypted</c>.</summary>
    public string ErrorId => Error switch
    {
        KeyMaterialError.Empty => "SecretEmpty",
        KeyMaterialError.Whitespace => "SecretWhitespace",
        KeyMaterialError.Quotes => "SecretQuotes",
        KeyMaterialError.ByteOrderMark => "SecretByteOrderMark",
        KeyMaterialError.ZeroWidth => "SecretZeroWidth",
        KeyMaterialError.Placeholder => "SecretPlaceholder",
        KeyMaterialError.InvalidCharacter => "SecretInvalidCharacter",
        KeyMaterialError.PublicKey => "PublicKeyGiven",
        KeyMaterialError.Certificate => "CertificateGiven",
        KeyMaterialError.OpenSshKey => "OpenSshKeyGiven",
        KeyMaterialError.EllipticCurveKey => "EllipticCurveKeyGiven",
        KeyMaterialError.UnsupportedKeyType => "KeyTypeUnsupported",
        KeyMaterialError.RsaTooSmall => "RsaKeyTooSmall",
        KeyMaterialError.RsaTooLarge => "RsaKeyTooLarge",
        _ => Error.ToString(),
    };

    /// <summary>What to do, with the exact command where there is one.</summary>
    public string Remedy { get; }
}
