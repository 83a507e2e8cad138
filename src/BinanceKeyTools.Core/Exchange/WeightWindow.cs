namespace BinanceKeyTools.Exchange;

/// <summary>
/// The weight used in the last minute, kept in seconds. The exchange counts in fixed minutes whose start is not known
/// here; what never exceeds the limit in any sixty seconds never exceeds it in theirs.
/// </summary>
internal sealed class WeightWindow(int limit)
{
    // One second more than a minute, so that a request that was long on its way does not slip into the next count.
    private const int Seconds = 61;

    private readonly object _gate = new();
    private readonly int[] _used = new int[Seconds];
    private long _newest;
    private int _sum;
    private DateTimeOffset _closedUntil;

    /// <summary>Takes the weight, or says how long to wait before trying again.</summary>
    public bool TryTake(int weight, DateTimeOffset now, out TimeSpan wait)
    {
        lock (_gate)
        {
            Advance(now);
            if (now < _closedUntil)
            {
                wait = _closedUntil - now;
                return false;
            }

            // A request heavier than the whole budget still has to be tried: when nothing else is counted.
            if (_sum + weight > limit && _sum > 0)
            {
                wait = UntilFree(weight, now);
                return false;
            }

            _used[_newest % Seconds] += weight;
            _sum += weight;
            wait = TimeSpan.Zero;
            return true;
        }
    }

    /// <summary>Counts what somebody else behind the same address has used.</summary>
    public void RaiseTo(int used, DateTimeOffset now)
    {
        lock (_gate)
        {
            Advance(now);
            if (used > _sum)
            {
                _used[_newest % Seconds] += used - _sum;
                _sum = used;
            }
        }
    }

    /// <summary>How much longer <see cref="CloseUntil"/> lets nothing through.</summary>
    public TimeSpan ClosedFor(DateTimeOffset now)
    {
        lock (_gate)
        {
            return now < _closedUntil ? _closedUntil - now : TimeSpan.Zero;
        }
    }

    /// <summary>Lets nothing through before a moment.</summary>
    public void CloseUntil(DateTimeOffset until)
    {
        lock (_gate)
        {
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }

    /// <summary>What is used, when none of it counts any more, and when a demand to wait ends. Changes nothing that is counted.</summary>
    public WindowState Read(DateTimeOffset now)
    {
        lock (_gate)
        {
            Advance(now);
            DateTimeOffset? freeAt = null;
            for (var back = 0; back < Seconds && freeAt is null && _sum > 0; back++)
            {
                if (_used[(_newest - back) % Seconds] > 0)
                {
                    freeAt = DateTimeOffset.FromUnixTimeSeconds(_newest - back + Seconds);
                }
            }

            return new WindowState(limit, _sum, freeAt, now < _closedUntil ? _closedUntil : null);
        }
    }

    private void Advance(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        if (second <= _newest)
        {
            return;
        }

        if (second - _newest >= Seconds)
        {
            Array.Clear(_used);
            _sum = 0;
        }
        else
        {
            for (var expired = _newest + 1; expired <= second; expired++)
            {
                _sum -= _used[expired % Seconds];
                _used[expired % Seconds] = 0;
            }
        }

        _newest = second;
    }

    private TimeSpan UntilFree(int weight, DateTimeOffset now)
    {
        var freed = 0;
        for (var ahead = 1; ahead < Seconds; ahead++)
        {
            freed += _used[(_newest + ahead) % Seconds];
            if (_sum - freed + weight <= limit || _sum == freed)
            {
                return DateTimeOffset.FromUnixTimeSeconds(_newest + ahead) - now;
            }
        }

        return TimeSpan.FromSeconds(Seconds);
    }
}
