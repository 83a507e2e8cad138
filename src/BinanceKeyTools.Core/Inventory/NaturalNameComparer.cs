namespace BinanceKeyTools.Inventory;

/// <summary>
/// Orders names as people count: <c>bot2</c> before <c>bot10</c>. Case decides only between names that are otherwise the same, and the
/// culture of the machine never does, so that listings of two machines can be compared.
/// </summary>
public sealed class NaturalNameComparer : IComparer<string>
{
    private NaturalNameComparer()
    {
    }

    /// <summary>The order.</summary>
    public static NaturalNameComparer Instance { get; } = new();

    /// <summary>Compares two names.</summary>
    /// <param name="x">A name; <see langword="null"/> comes first.</param>
    /// <param name="y">Another.</param>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x is null ? y is null ? 0 : -1 : 1;
        }

        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var leftLength = DigitsOf(left);
            var rightLength = DigitsOf(right);
            var areNumbers = leftLength > 0 && rightLength > 0;
            var order = areNumbers
                ? CompareNumbers(left[..leftLength], right[..rightLength])
                : char.ToUpperInvariant(left[0]).CompareTo(char.ToUpperInvariant(right[0]));
            if (order != 0)
            {
                return order;
            }

            left = left[(areNumbers ? leftLength : 1)..];
            right = right[(areNumbers ? rightLength : 1)..];
        }

        var rest = left.Length.CompareTo(right.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int DigitsOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    // Numbers of any length: the longer one is larger once leading zeros are gone.
    private static int CompareNumbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        x = x.TrimStart('0');
        y = y.TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }
}
