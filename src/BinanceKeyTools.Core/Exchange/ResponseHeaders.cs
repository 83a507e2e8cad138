namespace BinanceKeyTools.Exchange;

/// <summary>Copies headers out of an answer that is about to be disposed.</summary>
internal static class ResponseHeaders
{
    // Spares the dictionary from growing step by step; answers of the exchange have about as many.
    private const int TypicalCount = 16;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage answer)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(TypicalCount, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in answer.Headers.NonValidated)
        {
            copy[name] = [.. values];
        }

        foreach (var (name, values) in answer.Content.Headers.NonValidated)
        {
            copy[name] = [.. values];
        }

        return copy;
    }
}
