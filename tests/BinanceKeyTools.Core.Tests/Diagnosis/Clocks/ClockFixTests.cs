using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class ClockFixTests
{
    [Theory]
    [InlineData(MachineKind.Windows, "w32tm /resync")]
    [InlineData(MachineKind.Linux, "timedatectl set-ntp true")]
    [InlineData(MachineKind.Wsl, "hwclock -s")]
    [InlineData(MachineKind.Container, "host")]
    [InlineData(MachineKind.MacOS, "systemsetup -setusingnetworktime on")]
    [InlineData(MachineKind.Other, "time server")]
    public void Each_kind_of_machine_has_its_steps(MachineKind machine, string step)
    {
        foreach (var verdict in new[] { ClockVerdict.AtRisk, ClockVerdict.TooFast, ClockVerdict.TooSlow })
        {
            var fix = ClockFix.For(verdict, isMostlyTravel: false, new LocalClockState { Machine = machine });

            Assert.Contains(fix, line => line.Contains(step, StringComparison.Ordinal));
            Assert.Contains("Test-BinanceClock", fix[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Chrony_is_told_to_step() => Assert.Contains(
        "chronyc makestep",
        ClockFix.For(ClockVerdict.TooSlow, isMostlyTravel: false, new LocalClockState { Machine = MachineKind.Linux, Source = "chronyc" })[0],
        StringComparison.Ordinal);

    [Fact]
    public void A_time_service_of_Windows_that_is_off_is_started_first()
    {
        var off = ClockFix.For(ClockVerdict.TooFast, isMostlyTravel: false, new LocalClockState { Machine = MachineKind.Windows, IsServiceOn = false });
        var on = ClockFix.For(ClockVerdict.TooFast, isMostlyTravel: false, new LocalClockState { Machine = MachineKind.Windows, IsServiceOn = true });

        Assert.Contains("Start-Service W32Time", off[1], StringComparison.Ordinal);
        Assert.DoesNotContain(on, step => step.Contains("Start-Service", StringComparison.Ordinal));
    }

    [Fact]
    public void An_accurate_clock_needs_nothing() =>
        Assert.Empty(ClockFix.For(ClockVerdict.Accurate, isMostlyTravel: true, new LocalClockState { Machine = MachineKind.Windows }));
}
