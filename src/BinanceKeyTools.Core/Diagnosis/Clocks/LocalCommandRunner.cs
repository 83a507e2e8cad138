using System.ComponentModel;
using System.Diagnostics;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>The one place of the engine that starts processes: programs of the operating system, with fixed arguments, for a limited time.</summary>
/// <param name="limit">How long a program may run.</param>
/// <param name="timeProvider">Measures that.</param>
internal sealed class LocalCommandRunner(TimeSpan limit, TimeProvider timeProvider) : ILocalCommandRunner
{
    private const int LongestOutput = 16 * 1024;

    public async Task<LocalCommandResult> RunAsync(LocalCommand command, CancellationToken cancellationToken)
    {
        if (command.Paths.FirstOrDefault(File.Exists) is not { } path)
        {
            return new LocalCommandResult("", $"{command.Name} is not installed");
        }

        using var timeout = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var process = new Process { StartInfo = Describe(command, path) };
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return new LocalCommandResult("", $"{command.Name} could not be started");
        }

        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, either.Token);
            var errors = ReadAsync(process.StandardError, either.Token);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return new LocalCommandResult(string.Concat(await output.ConfigureAwait(false), "\n", await errors.ConfigureAwait(false)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new LocalCommandResult("", $"{command.Name} did not answer in time");
        }
        catch (IOException)
        {
            return new LocalCommandResult("", $"{command.Name} could not be read");
        }
        finally
        {
            End(process);
        }
    }

    private static ProcessStartInfo Describe(LocalCommand command, string path)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The variables of this process may hold secrets that are nobody's business, and a language of their own.
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C";
        start.Environment["PATH"] = OperatingSystem.IsWindows() ? Environment.SystemDirectory : "/usr/bin:/bin:/usr/sbin:/sbin";
        if (OperatingSystem.IsWindows())
        {
            // The loader of Windows needs it.
            start.Environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        return start;
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[LongestOutput];
        var read = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
        return new string(buffer, 0, read);
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended on its own meanwhile.
        }
    }
}
