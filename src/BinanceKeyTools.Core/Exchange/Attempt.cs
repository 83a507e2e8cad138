namespace BinanceKeyTools.Exchange;

/// <summary>How one attempt ended: with an answer, with an answer that is an error, or with none.</summary>
/// <param name="Response">The answer, when one arrived.</param>
/// <param name="Error">What failed.</param>
/// <param name="Cause">The failure of the network behind the error.</param>
/// <param name="SentAt">When the request was sent, by the local clock.</param>
internal sealed record Attempt(BinanceResponse? Response, BinanceError? Error, Exception? Cause = null, DateTimeOffset SentAt = default)
{
    /// <summary>Whether it is not to be repeated, whatever its error is.</summary>
    public bool IsFinal { get; init; }

    public Attempt(BinanceError error, Exception? cause = null)
        : this(Response: null, error, cause)
    {
    }
}
