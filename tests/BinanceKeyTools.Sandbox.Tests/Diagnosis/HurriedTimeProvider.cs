namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>The system's clock with timers that fire fifty times sooner: delays between attempts cost nothing.</summary>
internal sealed class HurriedTimeProvider : TimeProvider
{
    private const int Haste = 50;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Haste;
}
