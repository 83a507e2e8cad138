using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class MacTimeSettingTests
{
    [Fact]
    public void Network_time_that_is_on_says_nothing_about_whether_it_works()
    {
        var state = MacTimeSetting.ParseUse("Network Time: On\n")!;

        Assert.True(state.IsServiceOn);
        Assert.Null(state.IsSynchronized);
    }

    [Fact]
    public void Network_time_that_is_off_keeps_no_clock()
    {
        var state = MacTimeSetting.ParseUse("Network Time: Off\n")!;

        Assert.False(state.IsServiceOn);
        Assert.False(state.IsSynchronized);
    }

    [Fact]
    public void Without_an_administrator_it_is_unknown_and_says_so()
    {
        var state = MacTimeSetting.ParseUse("You need administrator access to run this tool... exiting!\n")!;

        Assert.Null(state.IsServiceOn);
        Assert.Contains("administrator", state.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Network Time: Perhaps")]
    public void What_is_no_answer_is_none(string output) => Assert.Null(MacTimeSetting.ParseUse(output));

    [Theory]
    [InlineData("Network Time Server: time.apple.com\n", "time.apple.com")]
    [InlineData("Network Time Server:\n", null)]
    [InlineData("", null)]
    public void The_server_is_read(string output, string? server) => Assert.Equal(server, MacTimeSetting.ParseServer(output)?.Server);
}
