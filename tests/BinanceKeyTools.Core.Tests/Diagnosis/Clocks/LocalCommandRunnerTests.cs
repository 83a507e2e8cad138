using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class LocalCommandRunnerTests
{
    [Fact]
    public void Commands_lie_in_folders_of_the_system()
    {
        foreach (var command in new[]
        {
            LocalCommand.TimedatectlShow, LocalCommand.TimesyncStatus, LocalCommand.Chronyc, LocalCommand.WindowsTime, LocalCommand.MacNetworkTime, LocalCommand.MacTimeServer,
        })
        {
            Assert.NotEmpty(command.Paths);
            Assert.All(command.Paths, path => Assert.True(Path.IsPathFullyQualified(path)));
            Assert.All(command.Arguments, argument => Assert.Matches("^[-/a-z]+$", argument));
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        var absent = OperatingSystem.IsWindows() ? LocalCommand.Chronyc : LocalCommand.WindowsTime;

        var result = await new LocalCommandRunner(TimeSpan.FromSeconds(30), TimeProvider.System).RunAsync(absent, CancellationToken.None);

        Assert.Equal($"{absent.Name} is not installed", result.Failure);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_program_that_is_there_is_run_to_its_end()
    {
        var present = OperatingSystem.IsWindows() ? LocalCommand.WindowsTime : LocalCommand.TimedatectlShow;
        if (!present.Paths.Any(File.Exists))
        {
            return;
        }

        var result = await new LocalCommandRunner(TimeSpan.FromSeconds(30), TimeProvider.System).RunAsync(present, CancellationToken.None);

        Assert.Null(result.Failure);
        Assert.NotEmpty(result.Output);
    }
}
