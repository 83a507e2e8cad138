namespace BinanceKeyTools.Audit.Evidence;

/// <summary>A row of a list that the exchange gives in pages.</summary>
/// <typeparam name="T">What the row stands for.</typeparam>
/// <param name="Identity">The same for the same row of another page.</param>
/// <param name="Value">What the row stands for; <see langword="null"/> when it cannot be read.</param>
/// <param name="Fault">Why it cannot be read, such as "has no API key".</param>
internal sealed record ListRow<T>(string Identity, T? Value, string? Fault = null)
    where T : class;

/// <summary>A page of such a list.</summary>
/// <typeparam name="T">What a row stands for.</typeparam>
/// <param name="Rows">Its rows, in the order of the exchange.</param>
/// <param name="Total">How many rows all pages have together, when the exchange tells.</param>
internal sealed record ListPage<T>(IReadOnlyList<ListRow<T>> Rows, long? Total)
    where T : class;
