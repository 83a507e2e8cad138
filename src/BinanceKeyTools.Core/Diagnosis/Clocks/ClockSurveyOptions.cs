namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>How a clock is surveyed.</summary>
public sealed record ClockSurveyOptions
{
    /// <summary>How many times the server is asked, 1 to 30.</summary>
    /// <value>The default is 5.</value>
    public int Samples { get; init; } = 5;

    /// <summary>The pause between two questions.</summary>
    /// <value>The default is 200 ms.</value>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many milliseconds late a request may arrive, 1 to 60000.</summary>
    /// <value>The default is 5000, the exchange's own (Binance documentation, "Timing security").</value>
    public int RecvWindow { get; init; } = 5000;
}
