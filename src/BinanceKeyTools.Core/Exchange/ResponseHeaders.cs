using System.Net.Http.Headers;

namespace BinanceKeyTools.Exchange;

/// <summary>Copies headers out of an answer that is about to be disposed.</summary>
internal static class ResponseHeaders
{
    // Spares the dictionary from growing step by step; answers of the exchange have about as many.
    private const int TypicalCount = 16;

    /// <param name="answer">The answer.</param>
    /// <param name="credential">The key that was sent.</param>
    /// <param name="scrub">Whether key material is taken out of the values: a redirect, for one, repeats the query.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage answer, BinanceCredential? credential, bool scrub)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(TypicalCount, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in answer.Headers.NonValidated)
        {
            copy[name] = Copy(values);
        }

        foreach (var (name, values) in answer.Content.Headers.NonValidated)
        {
            copy[name] = Copy(values);
        }

        return copy;

        IReadOnlyList<string> Copy(HeaderStringValues values) =>
            scrub ? [.. values.Select(value => SecretScrubber.Scrub(value, credential))] : [.. values];
    }
}
