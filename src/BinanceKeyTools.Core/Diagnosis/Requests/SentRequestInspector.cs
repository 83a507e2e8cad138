using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>
/// Looks at a request that a log shows: for what its text tells, and with the secret or private key at hand for which text was
/// really signed. Nothing is sent, and no value, key or signature gets into the result.
/// </summary>
public static class SentRequestInspector
{
    /// <summary>Finds what is wrong with a request.</summary>
    /// <param name="report">What is known of the error.</param>
    /// <param name="credential">The key that the request was signed with; <see langword="null"/> to go by the text alone.</param>
    /// <param name="clock">How far the exchange's clock is ahead; <see langword="null"/> when not measured.</param>
    /// <returns>The faults, proven ones first; none when the report shows no parameters.</returns>
    /// <exception cref="ObjectDisposedException">The credential was disposed.</exception>
    public static IReadOnlyList<SentRequestFault> Inspect(ErrorReport report, BinanceCredential? credential, ClockOffset? clock) =>
        Examine(report, credential, clock).Faults;

    /// <summary>Finds what is wrong with a request, and what its signature belongs to.</summary>
    /// <inheritdoc cref="Inspect" path="/param"/>
    /// <exception cref="ObjectDisposedException">The credential was disposed.</exception>
    public static SentRequestInspection Examine(ErrorReport report, BinanceCredential? credential, ClockOffset? clock)
    {
        if (SentRequest.From(report) is not { } sent)
        {
            return SentRequestInspection.Nothing;
        }

        var comparison = credential is null ? null : SignatureComparison.Create(sent, credential.Signer);
        var fits = comparison?.Fits(sent.Payload) == true;
        var other = fits || comparison is null ? null : SignedTextVariants.Of(sent, credential!).FirstOrDefault(variant => comparison.Fits(variant.Text));
        var isQueryAlone = sent.HasJson ? fits : sent.Body.Length > 0 && comparison?.Fits(sent.Query) == true;

        List<SentRequestFault> faults = other is null ? [] : [new(other.Kind, other.IsProof, other.Detail)];
        faults.AddRange(SentTextInspection.Inspect(sent, fits, isQueryAlone)
            .Concat(SentTimeInspection.Inspect(sent, clock, fits))
            .Where(fault => fault.Kind != other?.Kind));
        var standing = fits ? SentSignatureStanding.SentText
            : other is not null ? SentSignatureStanding.OtherText
            : comparison is null ? SentSignatureStanding.NotCompared
            : SentSignatureStanding.Unexplained;
        return new([.. faults.OrderByDescending(fault => fault.IsProven)], standing);
    }
}
