using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class ChronyTrackingTests
{
    private const string Tracking = """
        Reference ID    : A29FC87B (162.159.200.123)
        Stratum         : 4
        Ref time (UTC)  : Fri Feb  3 15:00:29 2012
        System time     : 0.000001501 seconds slow of NTP time
        Last offset     : -0.000001632 seconds
        RMS offset      : 0.000002360 seconds
        Frequency       : 331.898 ppm fast
        Residual freq   : 0.004 ppm
        Skew            : 0.154 ppm
        Root delay      : 0.373169 seconds
        Root dispersion : 0.024780 seconds
        Update interval : 64.2 seconds
        Leap status     : Normal
        """;

    private const string Unsynchronised = """
        Reference ID    : 00000000 ()
        Stratum         : 0
        Ref time (UTC)  : Thu Jan 01 00:00:00 1970
        System time     : 0.000000000 seconds fast of NTP time
        Last offset     : +0.000000000 seconds
        RMS offset      : 0.000000000 seconds
        Frequency       : 21.301 ppm slow
        Residual freq   : +0.000 ppm
        Skew            : 0.000 ppm
        Root delay      : 1.000000000 seconds
        Root dispersion : 1.000000000 seconds
        Update interval : 0.0 seconds
        Leap status     : Not synchronised
        """;

    [Fact]
    public void A_kept_clock_is_read()
    {
        var state = ChronyTracking.Parse(Tracking)!;

        Assert.True(state.IsSynchronized);
        Assert.Equal("162.159.200.123", state.Server);
        Assert.Equal(4, state.Stratum);
        Assert.Equal(1.5, state.Offset!.Value.TotalMicroseconds, 1);
        Assert.Equal(new DateTimeOffset(2012, 2, 3, 15, 0, 29, TimeSpan.Zero), state.LastSynchronizedAt);
    }

    [Theory]
    [InlineData("Thu Apr 19 22:12:03 2024")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void A_time_that_is_none_is_left_out(string time) =>
        Assert.Null(ChronyTracking.Parse(Tracking.Replace("Fri Feb  3 15:00:29 2012", time, StringComparison.Ordinal))!.LastSynchronizedAt);

    [Theory]
    [InlineData("0.250000000 seconds fast of NTP time", -250.0)]
    [InlineData("0.250000000 seconds slow of NTP time", 250.0)]
    [InlineData("3600.5 seconds slow of NTP time", 3600500.0)]
    [InlineData("1e3 seconds slow of NTP time", null)]
    [InlineData("soon", null)]
    public void Slow_means_that_the_server_is_ahead(string text, double? milliseconds)
    {
        var state = ChronyTracking.Parse(Tracking.Replace("0.000001501 seconds slow of NTP time", text, StringComparison.Ordinal))!;

        Assert.Equal(milliseconds, state.Offset?.TotalMilliseconds);
    }

    [Fact]
    public void A_clock_without_source_is_not_synchronized()
    {
        var state = ChronyTracking.Parse(Unsynchronised)!;

        Assert.False(state.IsSynchronized);
        Assert.Null(state.Server);
        Assert.Null(state.Stratum);
        Assert.Null(state.Offset);
        Assert.Null(state.LastSynchronizedAt);
    }

    [Theory]
    [InlineData("7F7F0101 ()")]
    [InlineData("127.127.1.1 ()")]
    [InlineData("00000000 ()")]
    public void A_server_of_its_own_time_is_not_synchronized(string reference) =>
        Assert.False(ChronyTracking.Parse(Tracking.Replace("A29FC87B (162.159.200.123)", reference, StringComparison.Ordinal))!.IsSynchronized);

    [Theory]
    [InlineData("50505300 (PPS)", "PPS")]
    [InlineData("1.2.3.4 (a.b.c)", "a.b.c")]
    [InlineData("C0A80001", "C0A80001")]
    public void Every_kind_of_reference_is_named(string reference, string server) =>
        Assert.Equal(server, ChronyTracking.Parse(Tracking.Replace("A29FC87B (162.159.200.123)", reference, StringComparison.Ordinal))!.Server);

    [Theory]
    [InlineData("")]
    [InlineData("506 Cannot talk to daemon\n")]
    [InlineData("Could not open connection to daemon")]
    [InlineData("Reference ID    : A29FC87B (162.159.200.123)\nStratum : 4")]
    public void What_is_no_answer_is_none(string output) => Assert.Null(ChronyTracking.Parse(output));
}
