namespace BinanceKeyTools.Reporting.Html;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Style">The class of the bar; a literal of the program.</param>
internal sealed record Bar(string Label, int Count, string Style)
{
    /// <summary>A single character before the label, for lists with a code; <see langword="null"/> for none.</summary>
    public char? Code { get; init; }

    /// <summary>Whether the bar is none of those above it, and stands apart.</summary>
    public bool Apart { get; init; }

    /// <summary>How many more may be, drawn as an outline behind the bar.</summary>
    public int Uncertain { get; init; }
}
