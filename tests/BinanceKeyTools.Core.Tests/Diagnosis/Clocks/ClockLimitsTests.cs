using BinanceKeyTools.Diagnosis.Clocks;
using BinanceKeyTools.Exchange;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class ClockLimitsTests
{
    [Theory]
    [InlineData(-1001, false)]
    [InlineData(-1000, false)]
    [InlineData(-999, true)]
    [InlineData(0, true)]
    [InlineData(5000, true)]
    [InlineData(5001, false)]
    public void The_limits_are_the_documented_ones(long lateness, bool isAccepted) =>
        Assert.Equal(isAccepted, ClockLimits.IsAccepted(lateness, 5000));

    [Fact]
    public void Lateness_is_what_the_server_computes_from_the_timestamp() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int Ahead, ushort There, ushort Back, ushort Fraction)>(),
        times =>
        {
            // Ticks below a millisecond too: timestamps are cut off to milliseconds, and so is server time.
            var sentAt = new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero).AddTicks(times.Fraction);
            var timestamp = sentAt.ToUnixTimeMilliseconds();
            var serverTime = (sentAt + TimeSpan.FromMilliseconds((times.Ahead % 100_000_000) + times.There)).ToUnixTimeMilliseconds();
            var half = TimeSpan.FromMilliseconds(times.There + times.Back) / 2;
            var sample = new ClockOffset(DateTimeOffset.FromUnixTimeMilliseconds(serverTime) - (sentAt + half), half, sentAt);

            return ClockLimits.LatenessOf(sample) == serverTime - timestamp;
        }).QuickCheckThrowOnFailure();
}
