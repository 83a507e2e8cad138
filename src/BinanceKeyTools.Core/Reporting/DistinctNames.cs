namespace BinanceKeyTools.Reporting;

/// <summary>Gives each of several things a name of its own. Readers of reports take two of one name for one, and show only one of them.</summary>
internal static class DistinctNames
{
    /// <summary>Names things: by the first name that no other has, and by a number where they share all.</summary>
    /// <param name="items">The things, in an order that does not change from run to run.</param>
    /// <param name="numbered">A name with a number.</param>
    /// <param name="names">The names, the usual one first; each further one is longer.</param>
    public static string[] Of<T>(IReadOnlyList<T> items, Func<T, int, string> numbered, params Func<T, string>[] names)
    {
        string[] result = [.. items.Select(names[0])];
        foreach (var name in names.Skip(1))
        {
            var shared = Shared(result);
            if (shared.Count == 0)
            {
                return result;
            }

            result = [.. result.Select((own, index) => shared.Contains(own) ? name(items[index]) : own)];
        }

        var remaining = Shared(result);
        HashSet<string> used = new(result.Where(name => !remaining.Contains(name)), StringComparer.Ordinal);
        for (var index = 0; index < result.Length; index++)
        {
            if (!remaining.Contains(result[index]))
            {
                continue;
            }

            for (var number = 2; !used.Add(result[index]); number++)
            {
                result[index] = numbered(items[index], number);
            }
        }

        return result;
    }

    private static HashSet<string> Shared(string[] names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
}
