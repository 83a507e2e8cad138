using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.VaultChecks;

/// <summary>
/// Lists vaults in a new PowerShell of this account, without profile and without anybody to ask: only that shows what a task would
/// meet. The script is fixed, the names travel in an environment variable, no secret is read, and one word for each comes back.
/// </summary>
/// <param name="limit">How long a vault may take; the first one also has the start of the process.</param>
/// <param name="stop">Is set by Ctrl+C.</param>
internal sealed class FreshProcess(TimeSpan limit, CancellationToken stop)
{
    private const string VaultVariable = "BINANCEKEYTOOLS_VAULTS";
    private const char Separator = '\u001f';
    private const string Mark = "BINANCEKEYTOOLS:";

    // How long a process may take to end after its last answer, and to be gone after it was ended.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    // A SecretStore that may prompt does so even here, reads nothing, and then says that it is locked; so it is asked whether it may.
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        function Find-Answer([string] $Name) {
            try { Import-Module Microsoft.PowerShell.SecretManagement *> $null } catch { return 'ModuleMissing' }
            try {
                if (-not (Microsoft.PowerShell.SecretManagement\Get-SecretVault 3> $null | Where-Object Name -EQ $Name)) { return 'NotRegistered' }
                $null = Microsoft.PowerShell.SecretManagement\Get-SecretInfo -Name * -Vault $Name *> $null
                return 'Opened'
            } catch {
                $isLocked = $false
                for ($e = $_.Exception; $e; $e = $e.InnerException) {
                    if ($e.StackTrace -like '*ConsoleHostUserInterface*') { return 'Prompts' }
                    if ($e.GetType().Name -eq 'PasswordRequiredException') { $isLocked = $true }
                }
                if (-not $isLocked) { return 'Failed' }
                $vault = Microsoft.PowerShell.SecretManagement\Get-SecretVault | Where-Object Name -EQ $Name
                $store = 'Microsoft.PowerShell.SecretStore.LocalSecretStore' -as [type]
                if ($store -and $vault.ModuleName -eq 'Microsoft.PowerShell.SecretStore' -and $store::AllowPrompting) { return 'Prompts' }
                return 'Locked'
            }
        }
        $number = 0
        foreach ($name in $env:BINANCEKEYTOOLS_VAULTS.Split([char] 31)) {
            [Console]::Out.WriteLine('BINANCEKEYTOOLS:' + $number + ':' + (Find-Answer $name))
            $number++
        }
        """;

    /// <summary>Why no process can be started; <see langword="null"/> when one can.</summary>
    public static string? Obstacle => Executable is null
        ? "This session is not run by pwsh itself but inside another program, so that no process like it can be started."
        : null;

    private static string? Executable =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is var name
            && (name.Equals("pwsh", StringComparison.OrdinalIgnoreCase) || name.Equals("pwsh-preview", StringComparison.OrdinalIgnoreCase))
                ? path
                : null;

    /// <summary>Lists vaults, one after the other, and waits for the answers. One that hangs or ends the process does not keep the others from
    /// being asked, in another process.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl+C; the process has been ended.</exception>
    public IReadOnlyList<FreshProcessAnswer> List(IReadOnlyList<string> vaults)
    {
        List<FreshProcessAnswer> answers = [];
        while (answers.Count < vaults.Count)
        {
            if (Executable is not { } executable || Start(executable, vaults.Skip(answers.Count)) is not { } process)
            {
                answers.AddRange(Enumerable.Repeat(FreshProcessAnswer.NotStarted, vaults.Count - answers.Count));
                break;
            }

            using (process)
            {
                try
                {
                    answers.AddRange(Task.Run(() => ReadAsync(process, vaults.Count - answers.Count)).GetAwaiter().GetResult());
                }
                finally
                {
                    End(process);
                }
            }
        }

        return answers;
    }

    /// <returns>At least one answer, in the order of the vaults: the last one may be why there are no more.</returns>
    private async Task<List<FreshProcessAnswer>> ReadAsync(Process process, int count)
    {
        List<FreshProcessAnswer> answers = [];
        using var timeout = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            process.StandardInput.Close();

            // Not every system lets go of a pipe that is being read; the wait for it ends everywhere.
            while (answers.Count < count
                && await process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(either.Token).ConfigureAwait(false) is { } line)
            {
                if (Understand(line, answers.Count) is { } answer)
                {
                    answers.Add(answer);
                    timeout.CancelAfter(answers.Count < count ? limit : Farewell);
                }
            }

            // The module of a vault may have something to put away.
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OperationCanceledException) when (answers.Count < count)
        {
            answers.Add(FreshProcessAnswer.TimedOut);
        }
        catch (OperationCanceledException)
        {
            // It answered, and that is what counts.
        }
        catch (IOException)
        {
            // The process is gone, as below.
        }

        // A process that ended without an answer ended in that vault.
        if (answers.Count < count && !answers.Contains(FreshProcessAnswer.TimedOut))
        {
            answers.Add(FreshProcessAnswer.Failed);
        }

        return answers;
    }

    // The modules of vaults may write what they like before.
    private static FreshProcessAnswer? Understand(string line, int number)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"{Mark}{number}:");
        var start = line.LastIndexOf(mark, StringComparison.Ordinal);
        return start >= 0 && Enum.TryParse<FreshProcessAnswer>(line.AsSpan(start + mark.Length).Trim(), out var answer) ? answer : null;
    }

    private static Process? Start(string executable, IEnumerable<string> vaults)
    {
        var process = new Process { StartInfo = Describe(executable, string.Join(Separator, vaults)) };
        try
        {
            process.Start();

            // What nobody reads would stop the process when the pipe is full.
            process.BeginErrorReadLine();
            return process;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            process.Dispose();
            return null;
        }
    }

    private static ProcessStartInfo Describe(string executable, string vaults)
    {
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in new[] { "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", Script })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[VaultVariable] = vaults;
        return start;
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit(Farewell);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended on its own meanwhile.
        }
    }
}
