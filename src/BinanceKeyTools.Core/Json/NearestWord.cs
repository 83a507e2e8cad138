namespace BinanceKeyTools.Json;

/// <summary>Finds what somebody meant who misspelt a word.</summary>
internal static class NearestWord
{
    private const int LettersPerMistake = 3;

    /// <summary>"Did you mean 'x'?" when a known word is near enough.</summary>
    public static string? Suggest(string word, IEnumerable<string> known) => Find(word, known) is { } near ? $"Did you mean '{near}'?" : null;

    /// <summary>The known word with the fewest letters added, left out, changed or swapped, without regard to case;
    /// <see langword="null"/> when more than a third would have to change.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        var (best, fewest) = ((string?)null, Math.Max(1, word.Length / LettersPerMistake) + 1);
        foreach (var candidate in known)
        {
            // Words of very different length need no closer look, however long what was typed.
            if (Math.Abs(candidate.Length - word.Length) < fewest && Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant()) is var distance && distance < fewest)
            {
                (best, fewest) = (candidate, distance);
            }
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        var (before, above, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(above[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, above, current) = (above, current, before);
        }

        return above[right.Length];
    }
}
