using System.Threading.Channels;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>
/// A clock that stands still until it is moved. Timers fire when the clock passes them. With <see cref="AutoAdvance"/> every
/// delay moves the clock to its end by itself; time limits (timers of a <see cref="CancellationTokenSource"/>) never do.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _delays = [];
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now = Start;
    private TimeSpan _wallClockShift;

    public bool AutoAdvance { get; init; }

    /// <summary>The delays that were asked for, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_gate)
            {
                return [.. _delays];
            }
        }
    }

    public TimeSpan Elapsed => GetElapsedTime(Start.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _wallClockShift;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    /// <summary>Sets the wall clock, as a user or NTP does. No time passes.</summary>
    public void SetWallClock(TimeSpan shift)
    {
        lock (_gate)
        {
            _wallClockShift += shift;
        }
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_gate)
        {
            target = _now + by;
        }

        AdvanceTo(target);
    }

    /// <summary>Completes when somebody has begun to wait for this clock, once for each time, and says how long.</summary>
    public Task<TimeSpan> DelayBeganAsync() => _begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        DateTimeOffset due;
        var isDelay = timer.State is not CancellationTokenSource;
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            due = timer.Due = _now + dueTime;
            _timers.Add(timer);
            if (isDelay)
            {
                _delays.Add(dueTime);
            }
        }

        if (AutoAdvance && isDelay)
        {
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(due));
        }

        if (isDelay)
        {
            _begun.Writer.TryWrite(dueTime);
        }
    }

    private void AdvanceTo(DateTimeOffset target)
    {
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                _now = next is null ? Max(_now, target) : Max(_now, next.Due);
                if (next is null)
                {
                    return;
                }

                _timers.Remove(next);
            }

            next.Fire();
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public object? State => state;

        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => owner.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
