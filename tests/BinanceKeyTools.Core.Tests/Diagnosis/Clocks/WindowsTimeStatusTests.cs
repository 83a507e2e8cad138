using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class WindowsTimeStatusTests
{
    private const string English = """
        Leap Indicator: 0(no warning)
        Stratum: 4 (secondary reference - syncd by (S)NTP)
        Precision: -23 (119.209ns per tick)
        Root Delay: 0.0312500s
        Root Dispersion: 7.7902343s
        ReferenceId: 0xC0A80001 (source IP:  192.168.0.1)
        Last Successful Sync Time: 6/19/2026 9:14:02 AM
        Source: time.windows.com,0x8
        Poll Interval: 10 (1024s)
        """;

    private const string German = """
        Sprungindikator: 0(keine Warnung)
        Stratum: 3 (Sekundärreferenz - synchr. über (S)NTP)
        Präzision: -23 (119.209ns pro Tick)
        Stammverzögerung: 0.0302887s
        Stammabweichung: 0.0385742s
        Referenz-ID: 0x14653905 (Quell-IP:  20.101.57.5)
        Letzte erfolgr. Synchronisierungszeit: 14.06.2026 10:12:33
        Quelle: time.windows.com,0x9
        Abrufintervall: 10 (1024s)
        """;

    private const string OwnClock = """
        Leap Indicator: 3(not synchronized)
        Stratum: 0 (unspecified)
        Precision: -23 (119.209ns per tick)
        Root Delay: 0.0000000s
        Root Dispersion: 0.0000000s
        ReferenceId: 0x00000000 (unspecified)
        Last Successful Sync Time: unspecified
        Source: Local CMOS Clock
        Poll Interval: 10 (1024s)
        """;

    private const string FreeRunning = """
        Leap Indicator: 0(no warning)
        Stratum: 1 (primary reference - syncd by radio clock)
        Precision: -23 (119.209ns per tick)
        Root Delay: 0.0000000s
        Root Dispersion: 10.0000000s
        ReferenceId: 0x4C4F434C (source name:  "LOCL")
        Last Successful Sync Time: 6/19/2026 9:14:02 AM
        Source: Free-running System Clock
        Poll Interval: 6 (64s)
        """;

    [Theory]
    [InlineData(English, 4)]
    [InlineData(German, 3)]
    public void A_kept_clock_is_read_in_any_language(string output, int stratum)
    {
        var state = WindowsTimeStatus.Parse(output.ReplaceLineEndings("\r\n"))!;

        Assert.True(state.IsSynchronized);
        Assert.True(state.IsServiceOn);
        Assert.Equal("time.windows.com", state.Server);
        Assert.Equal(stratum, state.Stratum);
    }

    [Theory]
    [InlineData(OwnClock)]
    [InlineData(FreeRunning)]
    public void A_clock_of_its_own_is_not_synchronized(string output)
    {
        var state = WindowsTimeStatus.Parse(output)!;

        Assert.False(state.IsSynchronized);
        Assert.True(state.IsServiceOn);
        Assert.Null(state.Server);
    }

    [Theory]
    [InlineData("The following error occurred: The service has not been started. (0x80070426)")]
    [InlineData("Folgender Fehler ist aufgetreten: Der Dienst wurde nicht gestartet. (0x80070426)\r\n")]
    public void A_service_that_does_not_run_is_told(string output)
    {
        var state = WindowsTimeStatus.Parse(output)!;

        Assert.False(state.IsServiceOn);
        Assert.False(state.IsSynchronized);
        Assert.Contains("W32Time", state.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The following error occurred: Access is denied. (0x80070005)", "w32tm needs an administrator")]
    [InlineData("The following error occurred: The RPC server is unavailable. (0x800706ba)", "w32tm failed with 0x800706BA")]
    public void Another_error_leaves_it_open(string output, string reason)
    {
        var state = WindowsTimeStatus.Parse(output)!;

        Assert.Null(state.IsSynchronized);
        Assert.Null(state.IsServiceOn);
        Assert.Equal(reason, state.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense: 0")]
    [InlineData("a: x\nb: y\nc: 1\nd: 2\ne: 3\nf: 4\ng: 5\nh: 6\n")]
    [InlineData("a: 0\nb:\nc: 1\nd: 2\ne: 3\nf: 4\ng: 5\nh: 6\n")]
    public void What_is_no_answer_is_none(string output) => Assert.Null(WindowsTimeStatus.Parse(output));
}
