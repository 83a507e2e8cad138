namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>
/// A clock for the budget alone: each look at it is two minutes after the last, so that what was used has always expired. A wait
/// that a race between two requests still asks for is over at once.
/// </summary>
internal sealed class LeapingTimeProvider : TimeProvider
{
    private static readonly long Leap = TimeSpan.FromMinutes(2).Ticks;

    private long _ticks = DateTimeOffset.UnixEpoch.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // The budget counts elapsed time.
    public override long GetTimestamp() => Interlocked.Add(ref _ticks, Leap);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
