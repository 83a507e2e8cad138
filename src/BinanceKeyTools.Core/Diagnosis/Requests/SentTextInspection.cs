using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>Finds what the text of a request shows by itself.</summary>
internal static class SentTextInspection
{
    private const int MandatoryParameterMissing = -1102;
    private const int Unauthorized = -1002;
    private const int InvalidSignature = -1022;
    private const int OutsideRecvWindow = -1021;

    // Spot takes the signature in any place; the documentation of futures asks for the end.
    private static readonly ApiFamily[] SignatureLast =
        [ApiFamily.UsdMargined, ApiFamily.CoinMargined, ApiFamily.Options, ApiFamily.PortfolioMargin];

    /// <param name="sent">The request.</param>
    /// <param name="fits">Whether the signature is right for the text as sent.</param>
    /// <param name="isQueryAlone">Whether the signature is right for the query without what is in the body.</param>
    public static IEnumerable<SentRequestFault> Inspect(SentRequest sent, bool fits, bool isQueryAlone) =>
        Unencoded(sent, fits).Concat(Misplaced(sent, fits, isQueryAlone)).Concat(Signature(sent, fits)).Concat(Missing(sent));

    private static IEnumerable<SentRequestFault> Unencoded(SentRequest sent, bool fits)
    {
        var raw = sent.Parameters.Where(parameter => !parameter.IsHidden && UnencodedText.IsIn(parameter.Text)).ToArray();
        if (raw.Length == 0)
        {
            yield break;
        }

        var names = string.Join(", ", raw.Select(parameter => parameter.ShownName).Distinct().Take(3));
        var isProven = fits && raw.Any(parameter => UnencodedText.CannotBeSent(parameter.Text));
        yield return new(SentRequestFaultKind.UnencodedCharacters, isProven,
            $"The value of {names} has {UnencodedText.Describe(string.Concat(raw.Select(parameter => parameter.Text)))} that "
            + (isProven
                ? "was signed unencoded, and is encoded on its way. Percent-encode the value first, then sign exactly what is sent."
                : "should be percent-encoded before signing. HTTP libraries encode it on the way, and then another text is sent than was signed."));
    }

    private static IEnumerable<SentRequestFault> Misplaced(SentRequest sent, bool fits, bool isQueryAlone)
    {
        if (sent.HasJson)
        {
            yield return new(SentRequestFaultKind.ParametersMisplaced, isQueryAlone,
                "Parameters were sent as JSON. The exchange reads the query and a form body (application/x-www-form-urlencoded), and the signature covers these two only.");
        }
        else if (sent.Method == HttpMethod.Get && sent.Body.Length > 0
            && (sent.Query.Length > 0 || sent.Report.Code is null or MandatoryParameterMissing))
        {
            // What looks like a body alone may be how a log writes the query down, above all where the exchange has read it.
            yield return new(SentRequestFaultKind.ParametersMisplaced, sent.Query.Length > 0 && (fits || isQueryAlone),
                "A GET request has parameters in its body. The exchange reads those of the query only.");
        }
    }

    private static IEnumerable<SentRequestFault> Signature(SentRequest sent, bool fits)
    {
        if (sent.Signature is not { } signature || signature.IsHidden)
        {
            yield break;
        }

        if (signature.Value.AsSpan().IndexOfAny("+/= ") >= 0)
        {
            var plus = signature.Value.Count(c => c is '+' or ' ');
            // Never proven: the log may show decoded what was sent encoded.
            yield return new(SentRequestFaultKind.SignatureNotEncoded, false, plus > 0
                ? $"The base64 signature was sent as it is. Its {Amount.Of(plus, "plus sign")} would be read as {(plus == 1 ? "a space" : "spaces")}: percent-encode it ('+' as %2B, '/' as %2F, '=' as %3D)."
                : "The base64 signature was sent as it is. Percent-encode it ('+' as %2B, '/' as %2F, '=' as %3D).");
        }

        if (sent.Family is { } family && SignatureLast.Contains(family) && sent.CountAfterSignature() is var after and > 0)
        {
            yield return new(SentRequestFaultKind.SignatureNotLast, fits,
                $"{Amount.Of(after, "parameter")} {(after == 1 ? "comes" : "come")} after the signature. On {ApiPath.PrefixOf(family)} it must be the last one.");
        }
    }

    private static IEnumerable<SentRequestFault> Missing(SentRequest sent)
    {
        if (IsMissing(sent, "signature", sent.Signature, sent.Timestamp))
        {
            yield return new(SentRequestFaultKind.SignatureMissing, false, "The request has no parameter 'signature'. It goes to the end of the query or of the form body.");
        }

        if (IsMissing(sent, "timestamp", sent.Timestamp, sent.Signature))
        {
            yield return new(SentRequestFaultKind.TimestampMissing, false, "The request has no parameter 'timestamp'. It is part of what is signed, in milliseconds.");
        }
    }

    /// <param name="sent">The request.</param>
    /// <param name="name">The parameter in question.</param>
    /// <param name="parameter">It, where it is there.</param>
    /// <param name="companion">The other one that signed requests have: what has neither may be public, or cut off.</param>
    private static bool IsMissing(SentRequest sent, string name, SentParameter? parameter, SentParameter? companion)
    {
        // Whoever is told that the signature or the time is wrong has sent both.
        if (parameter is not null || sent.IsCutOff || sent.HasJson || sent.Report.Code is InvalidSignature or OutsideRecvWindow)
        {
            return false;
        }

        var report = sent.Report;
        return (report.Code == MandatoryParameterMissing && report.Message?.Contains($"'{name}'", StringComparison.Ordinal) == true)
            || (sent.IsWhole && (companion is not null || (report.Code is null or Unauthorized && IsSigned(sent))));
    }

    private static bool IsSigned(SentRequest sent) =>
        RequestTargetReader.From(sent.Report) is { Family: not null, Permission: not KeyPermission.None } target
        && KnownRequests.All.Contains(target.ToString())
        && !target.Path.Contains("listenKey", StringComparison.Ordinal);
}
