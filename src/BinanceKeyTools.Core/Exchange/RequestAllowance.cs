namespace BinanceKeyTools.Exchange;

/// <summary>How many requests may still be sent for one purpose. Safe for many at once.</summary>
/// <param name="limit">The most requests.</param>
internal sealed class RequestAllowance(int limit)
{
    private int _used;

    /// <summary>How many were sent.</summary>
    public int Used => Volatile.Read(ref _used);

    /// <summary>Takes one, or refuses before anything is sent.</summary>
    /// <exception cref="RequestAllowanceException">The allowance is used up.</exception>
    public void Take()
    {
        if (Interlocked.Increment(ref _used) > limit)
        {
            Interlocked.Decrement(ref _used);
            throw new RequestAllowanceException(limit);
        }
    }
}
