using System.Globalization;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>
/// A list that the exchange gives in pages, read to its end. A page has as many rows as it has, whether they can be read or not; so a
/// row that says nothing does not end the list. What is missing is said, and what could be read counts all the same.
/// </summary>
/// <typeparam name="T">What a row stands for.</typeparam>
internal sealed class PagedList<T>
    where T : class
{
    // Far more than any account has: an exchange that always gives another page must not keep an audit for ever.
    internal const int MostPages = 50;

    private readonly List<T> _values = [];
    private readonly List<string> _badRows = [];
    private readonly HashSet<string> _rowsSeen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pagesSeen = new(StringComparer.Ordinal);

    private PagedList()
    {
    }

    /// <summary>The rows that can be read, each once.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <summary>Where each row stands that cannot be read, and why.</summary>
    public IReadOnlyList<string> BadRows => _badRows;

    /// <summary>How many rows the list has, as far as that is known.</summary>
    public int Count => _values.Count + _badRows.Count;

    /// <summary>Why there may be rows that nobody saw; <see langword="null"/> when the end of the list was reached.</summary>
    public string? Unfinished { get; private set; }

    /// <summary>Asks for one page after the other.</summary>
    /// <param name="size">How many rows are asked for in a page.</param>
    /// <param name="ask">Asks for the page with this number, counted from one.</param>
    /// <returns>The list; the obstacle when the first page cannot be had.</returns>
    public static async Task<Observed<PagedList<T>>> ReadAsync(int size, Func<int, Task<Observed<ListPage<T>>>> ask)
    {
        PagedList<T> list = new();
        for (var number = 1; number <= MostPages; number++)
        {
            var answer = await ask(number).ConfigureAwait(false);
            if (answer.Value is not { } page)
            {
                return number == 1 ? new(answer.Obstacle!) : list.EndWith($"{Place(number)}: {answer.Obstacle!.Message}");
            }

            if (page.Rows.Count > 0 && !list._pagesSeen.Add(string.Join('\n', page.Rows.Select(row => row.Identity))))
            {
                return list.EndWith($"{Place(number)} repeats an earlier page, so the rest of the list could not be read");
            }

            list.Add(number, page);
            var isAnnounced = list.Count < page.Total;
            if (page.Rows.Count == 0 || (page.Rows.Count < size && !isAnnounced))
            {
                return isAnnounced
                    ? list.EndWith(string.Create(CultureInfo.InvariantCulture, $"the exchange announces {page.Total} rows and gives {list.Count}"))
                    : new(list);
            }
        }

        return list.EndWith(string.Create(CultureInfo.InvariantCulture, $"the list has more than {MostPages} pages, and the rest was not asked for"));
    }

    private static string Place(int page) => string.Create(CultureInfo.InvariantCulture, $"page {page}");

    private void Add(int number, ListPage<T> page)
    {
        for (var index = 0; index < page.Rows.Count; index++)
        {
            var row = page.Rows[index];
            if (row.Value is not { } value)
            {
                _badRows.Add(string.Create(CultureInfo.InvariantCulture, $"row {index + 1} of {Place(number)} {row.Fault}"));
            }
            else if (_rowsSeen.Add(row.Identity))
            {
                _values.Add(value);
            }
        }
    }

    private Observed<PagedList<T>> EndWith(string reason)
    {
        Unfinished = reason;
        return new(this);
    }
}
