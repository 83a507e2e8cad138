namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>A text that a program may have signed by mistake.</summary>
/// <param name="Kind">The fault that it would be.</param>
/// <param name="Text">The text. Not to be shown.</param>
/// <param name="Detail">The fault in plain words.</param>
/// <param name="IsProof">Whether a signature that fits leaves no harmless explanation.</param>
internal sealed record SignedTextVariant(SentRequestFaultKind Kind, string Text, string Detail, bool IsProof = true)
{
    public override string ToString() => Detail;
}
