namespace BinanceKeyTools.Exchange;

/// <summary>Copies headers out of an answer that is about to be disposed.</summary>
internal static class ResponseHeaders
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage answer)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
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
