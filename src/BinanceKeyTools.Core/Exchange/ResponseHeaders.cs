using System.Net.Http.Headers;

namespace BinanceKeyTools.Exchange;

/// <summary>Copies headers out of an answer that is about to be disposed.</summary>
internal static class ResponseHeaders
{
    // Spares the dictionary from growing step by step; answers of the exchange have about as many.
    private const int TypicalCount = 16;

    /// <param name="answer">The answer.</param>
    /// <param name="call">The request that was sent.</param>
    /// <param name="scrub">Whether everything that looks like key material is taken out of the values: a redirect, for one,
    /// repeats the query. Otherwise only values that repeat this request's key or signature are.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage answer, Call call, bool scrub)
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

        IReadOnlyList<string> Copy(HeaderStringValues values)
        {
            string[] texts = [.. values];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = scrub || SecretScrubber.IsEcho(texts[i], call) ? SecretScrubber.Scrub(texts[i], call) : texts[i];
            }

            return texts;
        }
    }
}
