namespace BinanceKeyTools.Exchange;

/// <summary>How one attempt ended: with an answer, with an answer that is an error, or with none.</summary>
internal sealed class Attempt
{
    public Attempt(BinanceResponse response, BinanceError? error, DateTimeOffset sentAt)
    {
        Response = response;
        Error = error;
        SentAt = sentAt;
    }

    public Attempt(BinanceError error, Exception? cause = null)
    {
        Error = error;
        Cause = cause;
    }

    public BinanceResponse? Response { get; }

    public BinanceError? Error { get; }

    public Exception? Cause { get; }

    public DateTimeOffset SentAt { get; }
}
