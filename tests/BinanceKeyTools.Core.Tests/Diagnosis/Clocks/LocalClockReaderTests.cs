using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class LocalClockReaderTests
{
    private const string Chrony = "Reference ID    : A29FC87B (162.159.200.123)\nStratum         : 4\nSystem time     : 0.001 seconds fast of NTP time\nLeap status     : Normal\n";

    [Fact]
    public async Task Chrony_knows_more_than_systemd()
    {
        var commands = new ScriptedCommands()
            .Answer("timedatectl show", "NTP=yes\nNTPSynchronized=yes\n")
            .Answer("chronyc -n tracking", Chrony);

        var state = await ReadAsync(commands, MachineKind.Linux);

        Assert.Equal("chronyc", state.Source);
        Assert.Equal("162.159.200.123", state.Server);
        Assert.True(state.IsSynchronized);
        Assert.True(state.IsServiceOn);
        Assert.Equal("synchronized with 162.159.200.123", state.ToString());
    }

    [Fact]
    public async Task Timesyncd_names_its_server_and_the_kernel_says_whether_it_works()
    {
        var commands = new ScriptedCommands()
            .Answer("timedatectl show", "NTP=yes\nNTPSynchronized=no\n")
            .Answer("timedatectl timesync-status", "Server: 185.125.190.58 (ntp.ubuntu.com)\nLeap: normal\nStratum: 2\nOffset: +1ms\n");

        var state = await ReadAsync(commands, MachineKind.Wsl);

        Assert.Equal(MachineKind.Wsl, state.Machine);
        Assert.Equal("timedatectl", state.Source);
        Assert.Equal("ntp.ubuntu.com", state.Server);
        Assert.False(state.IsSynchronized);
        Assert.True(state.IsServiceOn);
        Assert.Equal("not synchronized", state.ToString());
    }

    [Fact]
    public async Task Another_service_leaves_what_systemd_knows()
    {
        var commands = new ScriptedCommands()
            .Answer("timedatectl show", "NTP=yes\nNTPSynchronized=yes\n")
            .Answer("timedatectl timesync-status", "Failed to query server: Could not activate remote peer.\n");

        var state = await ReadAsync(commands, MachineKind.Linux);

        Assert.True(state.IsSynchronized);
        Assert.Null(state.Server);
        Assert.Equal("synchronized", state.ToString());
    }

    [Fact]
    public async Task A_service_that_is_off_is_not_asked()
    {
        var commands = new ScriptedCommands().Answer("timedatectl show", "NTP=no\nNTPSynchronized=no\n");

        var state = await ReadAsync(commands, MachineKind.Linux);

        Assert.Equal(["timedatectl show", "chronyc -n tracking"], commands.Run);
        Assert.Equal("not synchronized: the time service is off", state.ToString());
    }

    [Theory]
    [InlineData(MachineKind.Linux, "timedatectl is not installed")]
    [InlineData(MachineKind.Windows, "w32tm is not installed")]
    [InlineData(MachineKind.MacOS, "systemsetup is not installed")]
    [InlineData(MachineKind.Container, "a container has the clock of its host")]
    [InlineData(MachineKind.Other, "this operating system is not known")]
    public async Task What_cannot_be_read_is_unknown_with_a_reason(MachineKind machine, string reason)
    {
        var state = await ReadAsync(new ScriptedCommands(), machine);

        Assert.Equal(machine, state.Machine);
        Assert.Equal(reason, state.Reason);
        Assert.Null(state.IsSynchronized);
        Assert.Null(state.Source);
        Assert.Equal($"unknown ({reason})", state.ToString());
    }

    [Fact]
    public async Task A_program_that_hangs_is_told()
    {
        var state = await ReadAsync(new ScriptedCommands().Fail("timedatectl show", "timedatectl did not answer in time"), MachineKind.Linux);

        Assert.Equal("timedatectl did not answer in time", state.Reason);
    }

    [Fact]
    public async Task Output_that_is_not_understood_is_told_and_not_repeated()
    {
        var state = await ReadAsync(new ScriptedCommands().Answer("w32tm /query /status", "rubbish"), MachineKind.Windows);

        Assert.Equal("w32tm /query /status gave no answer that is understood", state.Reason);
    }

    [Fact]
    public async Task MacOS_names_its_server()
    {
        var commands = new ScriptedCommands()
            .Answer("systemsetup -getusingnetworktime", "Network Time: On\n")
            .Answer("systemsetup -getnetworktimeserver", "Network Time Server: time.apple.com\n");

        var state = await ReadAsync(commands, MachineKind.MacOS);

        Assert.Equal("time.apple.com", state.Server);
        Assert.Equal("time service on", state.ToString());
    }

    [Fact]
    public async Task A_server_name_that_looks_like_a_key_is_hidden()
    {
        var name = new string('a', 32) + new string('B', 32);
        var state = await ReadAsync(new ScriptedCommands().Answer("chronyc -n tracking", Chrony.Replace("162.159.200.123", name, StringComparison.Ordinal)), MachineKind.Linux);

        Assert.DoesNotContain(name, state.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_stops()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LocalClockReader(new ScriptedCommands(), MachineKind.Linux).ReadAsync(stop.Token));
    }

    [Fact]
    public async Task This_machine_can_be_asked()
    {
        var state = await LocalClockReader.Create().ReadAsync(CancellationToken.None);

        Assert.Equal(MachineIdentity.Detect(), state.Machine);
        Assert.NotEmpty(state.ToString());
        Assert.True(state.Source is not null || state.Reason is not null);
    }

    [Theory]
    [InlineData("5.15.153.1-microsoft-standard-WSL2", false, MachineKind.Wsl)]
    [InlineData("4.4.0-19041-Microsoft\n", false, MachineKind.Wsl)]
    [InlineData("6.8.0-45-generic", false, MachineKind.Linux)]
    [InlineData("5.15.153.1-microsoft-standard-WSL2", true, MachineKind.Container)]
    [InlineData("6.8.0-45-generic", true, MachineKind.Container)]
    [InlineData("", false, MachineKind.Linux)]
    public void Kinds_of_linux_are_told_apart(string release, bool isContainer, MachineKind kind) =>
        Assert.Equal(kind, MachineIdentity.ClassifyLinux(release, isContainer));

    private static Task<LocalClockState> ReadAsync(ScriptedCommands commands, MachineKind machine) =>
        new LocalClockReader(commands, machine).ReadAsync(CancellationToken.None);
}
