namespace BinanceKeyTools.Sandbox.RateLimits;

/// <summary>
/// The refusals and bans of one address at one host: who goes on after a 429 is banned, from two minutes to three days, twice as long
/// each time (spot <c>rest-api.md</c>, "IP Limits").
/// </summary>
internal sealed class AddressBan(int refusalsBeforeBan)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);
    private readonly object _gate = new();
    private DateTimeOffset _until;
    private TimeSpan _next = Shortest;
    private int _refusals;

    /// <summary>The end of the ban that is in force, or null.</summary>
    public DateTimeOffset? Until(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _until > now ? _until : null;
        }
    }

    /// <summary>Counts a refused request; returns the end of the ban that it causes, or null.</summary>
    public DateTimeOffset? Refuse(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (++_refusals <= refusalsBeforeBan)
            {
                return null;
            }

            _until = now + _next;
            _next = _next + _next < Longest ? _next + _next : Longest;
            _refusals = 0;
            return _until;
        }
    }

    /// <summary>Forgets the refusals: the caller has waited.</summary>
    public void Accept()
    {
        lock (_gate)
        {
            _refusals = 0;
        }
    }

    public void Impose(DateTimeOffset until)
    {
        lock (_gate)
        {
            _until = until;
        }
    }
}
