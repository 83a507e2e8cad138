using BinanceKeyTools.Exchange;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class WeightWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);

    /// <summary>Steps of time and weights, with what a server may report in between.</summary>
    private static readonly Arbitrary<(int Milliseconds, int Weight, int Reported)[]> Traffic = (
        from steps in (
            from milliseconds in Gen.Frequency((3, Gen.Choose(0, 900)), (2, Gen.Choose(0, 20_000)), (1, Gen.Choose(59_000, 62_000)))
            from weight in Gen.Choose(0, 40)
            from reported in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, 150)))
            select (milliseconds, weight, reported)).ArrayOf()
        select steps).ToArbitrary();

    [Fact]
    public void In_no_sixty_seconds_is_more_than_the_limit_taken() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Traffic, steps =>
        {
            const int Limit = 100;
            var window = new WeightWindow(Limit);
            var now = Start;
            List<(DateTimeOffset At, int Weight)> taken = [];
            foreach (var (milliseconds, weight, reported) in steps)
            {
                now += TimeSpan.FromMilliseconds(milliseconds);
                window.RaiseTo(reported, now);
                if (window.TryTake(weight, now, out _))
                {
                    taken.Add((now, weight));
                }
            }

            return taken.All(last => taken
                .Where(one => one.At <= last.At && last.At - one.At <= TimeSpan.FromSeconds(60)).Sum(one => one.Weight) <= Limit);
        }));

    [Fact]
    public void The_wait_is_never_too_short_nor_longer_than_a_window() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Traffic, steps =>
        {
            var window = new WeightWindow(100);
            var now = Start;
            foreach (var (milliseconds, weight, reported) in steps)
            {
                now += TimeSpan.FromMilliseconds(milliseconds);
                window.RaiseTo(reported, now);
                if (window.TryTake(weight, now, out var wait))
                {
                    continue;
                }

                if (wait <= TimeSpan.Zero || wait > TimeSpan.FromSeconds(62) || !window.TryTake(weight, now += wait, out _))
                {
                    return false;
                }
            }

            return true;
        }));

    [Fact]
    public void What_the_server_counted_holds_others_back()
    {
        var window = new WeightWindow(100);

        window.RaiseTo(95, Start);

        Assert.False(window.TryTake(6, Start, out var wait));
        Assert.InRange(wait, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
        Assert.True(window.TryTake(5, Start, out _));
        Assert.False(window.TryTake(1, Start.AddSeconds(60), out _));
        Assert.True(window.TryTake(100, Start.AddSeconds(61), out _));
    }

    [Fact]
    public void A_lower_report_takes_nothing_back()
    {
        var window = new WeightWindow(100);
        Assert.True(window.TryTake(100, Start, out _));

        window.RaiseTo(1, Start);

        Assert.False(window.TryTake(1, Start, out _));
    }

    [Fact]
    public void A_request_heavier_than_the_limit_goes_alone()
    {
        var window = new WeightWindow(100);

        Assert.True(window.TryTake(150, Start, out _));
        Assert.False(window.TryTake(150, Start.AddSeconds(30), out _));
        Assert.True(window.TryTake(150, Start.AddSeconds(61), out _));
    }

    [Fact]
    public void A_closed_window_lets_nothing_through_and_the_later_end_counts()
    {
        var window = new WeightWindow(100);

        window.CloseUntil(Start.AddSeconds(30));
        window.CloseUntil(Start.AddSeconds(10));

        Assert.False(window.TryTake(1, Start, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        Assert.True(window.TryTake(1, Start.AddSeconds(30), out _));
    }
}
