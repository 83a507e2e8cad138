using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class TimedatectlOutputTests
{
    private const string Show = """
        Timezone=Etc/UTC
        LocalRTC=no
        CanNTP=yes
        NTP=yes
        NTPSynchronized=yes
        TimeUSec=Sat 2026-11-21 04:37:02 UTC
        RTCTimeUSec=Sat 2026-11-21 04:37:02 UTC
        """;

    private const string Status = """
               Server: 185.125.190.58 (ntp.ubuntu.com)
        Poll interval: 34min 8s (min: 32s; max 34min 8s)
                 Leap: normal
              Version: 4
              Stratum: 2
            Reference: 4FF33C32
            Precision: 1us (-25)
        Root distance: 870us (max: 5s)
               Offset: -1.234ms
                Delay: 27.155ms
               Jitter: 2.412ms
         Packet count: 157
            Frequency: -12.406ppm
        """;

    [Fact]
    public void A_kept_clock_is_read()
    {
        var state = TimedatectlOutput.ParseShow(Show)!;

        Assert.True(state.IsSynchronized);
        Assert.True(state.IsServiceOn);
    }

    [Theory]
    [InlineData("NTP=no\nNTPSynchronized=no\n", false, false)]
    [InlineData("NTP=yes\r\nNTPSynchronized=no\r\n", true, false)]
    [InlineData("NTP=no\nNTPSynchronized=yes\n", false, true)]
    [InlineData("NTPSynchronized=yes", null, true)]
    [InlineData("CanNTP=no\nNTP=no", false, null)]
    [InlineData("NTP=maybe\nNTPSynchronized=no", null, false)]
    public void Service_and_state_are_told_apart(string output, bool? isOn, bool? isSynchronized)
    {
        var state = TimedatectlOutput.ParseShow(output)!;

        Assert.Equal(isOn, state.IsServiceOn);
        Assert.Equal(isSynchronized, state.IsSynchronized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n")]
    [InlineData("Failed to query server: Connection timed out")]
    [InlineData("timedatectl: unrecognized option")]
    [InlineData("Timezone=UTC\nLocalRTC=no")]
    [InlineData("=\n==\n\0\u0001")]
    public void What_is_no_answer_of_show_is_none(string output) => Assert.Null(TimedatectlOutput.ParseShow(output));

    [Fact]
    public void The_time_server_and_its_offset_are_read()
    {
        var state = TimedatectlOutput.ParseTimesyncStatus(Status)!;

        Assert.Equal("ntp.ubuntu.com", state.Server);
        Assert.Equal(2, state.Stratum);
        Assert.Equal(-1.234, state.Offset!.Value.TotalMilliseconds, 4);
        Assert.Null(state.IsSynchronized);
    }

    [Theory]
    [InlineData("+813us", 0.813)]
    [InlineData("+813µs", 0.813)]
    [InlineData("-27.155ms", -27.155)]
    [InlineData("+1.203s", 1203.0)]
    [InlineData("-1min 2.5s", -62500.0)]
    [InlineData("+2h 3min 4s", 7384000.0)]
    [InlineData("+1d 2h", 93600000.0)]
    [InlineData("+1w 1d", 691200000.0)]
    [InlineData("+1month 1d", 2716200000.0)]
    [InlineData("+1y", 31557600000.0)]
    [InlineData("0", null)]
    [InlineData("n/a", null)]
    [InlineData("", null)]
    [InlineData("+999999999999999y", null)]
    public void Durations_of_systemd_are_read(string text, double? milliseconds)
    {
        var state = TimedatectlOutput.ParseTimesyncStatus($"Server: a (b)\nStratum: 3\nOffset: {text}\n")!;

        Assert.Equal(milliseconds, state.Offset is { } offset ? Math.Round(offset.TotalMilliseconds, 4) : null);
    }

    [Theory]
    [InlineData("Server: n/a (time.example)\nPoll interval: 0 (min: 32s; max 34min 8s)\nPacket count: 0\n", "time.example")]
    [InlineData("       Server: 10.0.0.1 (10.0.0.1)\n         Leap: not synchronized\n      Stratum: 0\n", "10.0.0.1")]
    [InlineData("Server: 2001:db8::1 (fd00::1)\nLeap: not synchronized\nStratum: 5", "fd00::1")]
    [InlineData("Server: plain", "plain")]
    [InlineData("Server: ()", "()")]
    public void A_server_that_has_not_answered_keeps_no_clock(string output, string server)
    {
        var state = TimedatectlOutput.ParseTimesyncStatus(output)!;

        Assert.Equal(server, state.Server);
        Assert.False(state.IsSynchronized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Failed to query server: Could not activate remote peer.\n")]
    [InlineData("Leap: normal\nStratum: 2")]
    public void What_is_no_answer_of_timesync_is_none(string output) => Assert.Null(TimedatectlOutput.ParseTimesyncStatus(output));
}
