namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Reads how this machine keeps its time. Never fails: what cannot be read is unknown, with a reason.</summary>
internal sealed class LocalClockReader(ILocalCommandRunner runner, MachineKind machine)
{
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(3);

    /// <summary>A reader of this machine.</summary>
    public static LocalClockReader Create(TimeProvider? timeProvider = null) =>
        new(new LocalCommandRunner(CommandLimit, timeProvider ?? TimeProvider.System), MachineIdentity.Detect());

    /// <summary>Asks the time service of this machine.</summary>
    /// <exception cref="OperationCanceledException">The caller was stopped.</exception>
    public async Task<LocalClockState> ReadAsync(CancellationToken cancellationToken)
    {
        var state = machine switch
        {
            MachineKind.Windows => await ReadOneAsync(LocalCommand.WindowsTime, WindowsTimeStatus.Parse, cancellationToken).ConfigureAwait(false),
            MachineKind.MacOS => await ReadMacAsync(cancellationToken).ConfigureAwait(false),
            MachineKind.Linux or MachineKind.Wsl => await ReadLinuxAsync(cancellationToken).ConfigureAwait(false),
            MachineKind.Container => Unknown("a container has the clock of its host"),
            _ => Unknown("this operating system is not known"),
        };
        return state with { Machine = machine };
    }

    private async Task<LocalClockState> ReadLinuxAsync(CancellationToken cancellationToken)
    {
        var systemd = await ReadOneAsync(LocalCommand.TimedatectlShow, TimedatectlOutput.ParseShow, cancellationToken).ConfigureAwait(false);
        var chrony = await ReadOneAsync(LocalCommand.Chronyc, ChronyTracking.Parse, cancellationToken).ConfigureAwait(false);
        if (chrony.Source is not null)
        {
            return chrony with { IsServiceOn = true };
        }

        if (systemd is { Source: not null, IsServiceOn: true })
        {
            var timesync = await ReadOneAsync(LocalCommand.TimesyncStatus, TimedatectlOutput.ParseTimesyncStatus, cancellationToken).ConfigureAwait(false);
            return timesync.Source is null
                ? systemd
                : timesync with { IsSynchronized = systemd.IsSynchronized ?? timesync.IsSynchronized, IsServiceOn = true };
        }

        return systemd;
    }

    private async Task<LocalClockState> ReadMacAsync(CancellationToken cancellationToken)
    {
        var setting = await ReadOneAsync(LocalCommand.MacNetworkTime, MacTimeSetting.ParseUse, cancellationToken).ConfigureAwait(false);
        return setting.Source is null
            ? setting
            : setting with
            {
                Server = (await ReadOneAsync(LocalCommand.MacTimeServer, MacTimeSetting.ParseServer, cancellationToken).ConfigureAwait(false)).Server,
            };
    }

    private async Task<LocalClockState> ReadOneAsync(LocalCommand command, Func<string, LocalClockState?> parse, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Failure is { } failure
            ? Unknown(failure)
            : parse(result.Output) is { } state ? state with { Source = command.Name } : Unknown($"{command} gave no answer that is understood");
    }

    private static LocalClockState Unknown(string reason) => new() { Reason = reason };
}
