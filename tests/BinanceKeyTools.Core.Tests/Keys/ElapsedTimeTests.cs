using BinanceKeyTools.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Keys;

public sealed class ElapsedTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    [Theory]
    [InlineData(-400.0, 400.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(0.9, 0.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.1, null)]
    [InlineData(3650.0, null)]
    public void A_date_is_so_many_days_ago(double daysAhead, double? elapsed) =>
        Assert.Equal(elapsed, ElapsedTime.Since(Now.AddDays(daysAhead), Now)?.TotalDays);

    [Fact]
    public void Of_no_date_nobody_knows() => Assert.Null(ElapsedTime.Since(null, Now));

    [Fact]
    public void No_time_is_negative_and_only_a_date_that_is_ahead_has_none() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(-100_000, 100_000).ToArbitrary(), hours =>
        {
            var date = Now.AddHours(hours);
            var elapsed = ElapsedTime.Since(date, Now);
            return elapsed is null == ElapsedTime.IsAhead(date, Now) && (elapsed ?? TimeSpan.Zero) >= TimeSpan.Zero;
        }));
}
