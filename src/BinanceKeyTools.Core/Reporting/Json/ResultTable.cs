namespace BinanceKeyTools.Reporting.Json;

/// <summary>What several findings share, written once and referred to by its number.</summary>
internal sealed class ResultTable<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _rows = [];

    public IReadOnlyList<T> Rows => _rows;

    public int NumberOf(T row)
    {
        if (!_numbers.TryGetValue(row, out var number))
        {
            number = _rows.Count;
            _numbers.Add(row, number);
            _rows.Add(row);
        }

        return number;
    }
}
