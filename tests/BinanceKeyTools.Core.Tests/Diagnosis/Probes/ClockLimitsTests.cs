using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Probes;

/// <summary>The accept condition (spot rest-api.md, "Timing security"), less what the measurement leaves open.</summary>
public sealed class ClockLimitsTests
{
    [Theory]
    [InlineData(-999, 0, false)]
    [InlineData(-1000, 0, true)]
    [InlineData(-1050, 50, true)]
    [InlineData(-1049, 50, false)]
    [InlineData(30_000, 0, false)]
    public void This_machine_is_too_far_ahead_from_one_second_on(int offset, int uncertainty, bool expected) =>
        Assert.Equal(expected, ClockLimits.IsTooFarAhead(Clock(offset, uncertainty)));

    [Theory]
    [InlineData(5000, 0, 5000, false)]
    [InlineData(5001, 0, 5000, true)]
    [InlineData(5101, 100, 5000, true)]
    [InlineData(5100, 100, 5000, false)]
    [InlineData(5001, 0, 60_000, false)]
    [InlineData(-30_000, 0, 5000, false)]
    public void This_machine_is_too_far_behind_beyond_the_window(int offset, int uncertainty, int recvWindow, bool expected) =>
        Assert.Equal(expected, ClockLimits.IsTooFarBehind(Clock(offset, uncertainty), TimeSpan.FromMilliseconds(recvWindow)));

    [Theory]
    [InlineData(-2000, true)]
    [InlineData(0, false)]
    [InlineData(6000, true)]
    public void Either_is_a_refusal(int offset, bool expected) =>
        Assert.Equal(expected, ClockLimits.Refuses(Clock(offset, 0), TimeSpan.FromSeconds(5)));

    private static ClockOffset Clock(int offset, int uncertainty) =>
        new(TimeSpan.FromMilliseconds(offset), TimeSpan.FromMilliseconds(uncertainty), DateTimeOffset.UnixEpoch);
}
