namespace BinanceKeyTools.Sandbox.RateLimits;

/// <summary>Weight used in the current window; windows are aligned to the clock, as on the exchange.</summary>
internal sealed class WeightCounter(TimeSpan window)
{
    private readonly object _gate = new();
    private long _windowNumber;
    private int _used;

    /// <summary>Adds the weight and returns what is used now.</summary>
    public int Charge(int weight, DateTimeOffset now)
    {
        lock (_gate)
        {
            var number = now.UtcTicks / window.Ticks;
            if (number != _windowNumber)
            {
                _windowNumber = number;
                _used = 0;
            }

            _used += weight;
            return _used;
        }
    }

    /// <summary>The time until the window that holds <paramref name="now"/> ends.</summary>
    public TimeSpan Remaining(DateTimeOffset now) => window - TimeSpan.FromTicks(now.UtcTicks % window.Ticks);
}
