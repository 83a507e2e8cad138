namespace BinanceKeyTools.Json;

/// <summary>Something wrong in a text file.</summary>
/// <param name="Place">Where.</param>
/// <param name="Path">The JSON path of the value.</param>
/// <param name="Problem">What is wrong, in small letters and without full stop, as it follows the place.</param>
internal sealed record LocatedFault(TextPlace Place, string Path, string Problem)
{
    /// <summary>What to do about it, in a sentence.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether the file can be used all the same.</summary>
    public bool IsWarning { get; init; }
}
