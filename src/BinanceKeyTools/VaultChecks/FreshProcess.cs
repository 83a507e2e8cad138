using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;

namespace BinanceKeyTools.VaultChecks;

/// <summary>
/// Lists a vault in a new PowerShell of this account, without profile and without anybody to ask: only that shows what a task would
/// meet. The script is fixed, the vault's name travels in an environment variable, no secret is read, and one word comes back.
/// </summary>
internal sealed class FreshProcess(TimeSpan limit, CancellationToken stop)
{
    private const string VaultVariable = "BINANCEKEYTOOLS_VAULT";
    private const string Mark = "BINANCEKEYTOOLS:";
    private const int LongestOutput = 64 * 1024;

    // A SecretStore that may prompt does so even here, reads nothing, and then says that it is locked; so it is asked whether it may.
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        function Find-Answer {
            try { Import-Module Microsoft.PowerShell.SecretManagement *> $null } catch { return 'ModuleMissing' }
            try {
                $name = $env:BINANCEKEYTOOLS_VAULT
                if (-not (Get-SecretVault 3> $null | Where-Object Name -EQ $name)) { return 'NotRegistered' }
                $null = Get-SecretInfo -Name * -Vault $name *> $null
                return 'Opened'
            } catch {
                $isLocked = $false
                for ($e = $_.Exception; $e; $e = $e.InnerException) {
                    if ($e.StackTrace -like '*ConsoleHostUserInterface*') { return 'Prompts' }
                    if ($e.GetType().Name -eq 'PasswordRequiredException') { $isLocked = $true }
                }
                if (-not $isLocked) { return 'Failed' }
                $store = 'Microsoft.PowerShell.SecretStore.LocalSecretStore' -as [type]
                if ($store -and $store::AllowPrompting) { return 'Prompts' }
                return 'Locked'
            }
        }
        'BINANCEKEYTOOLS:' + (Find-Answer)
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

    /// <summary>Lists a vault and waits for the answer.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl+C; the process has been ended.</exception>
    public FreshProcessAnswer List(string vault)
    {
        if (Executable is not { } executable)
        {
            return FreshProcessAnswer.NotStarted;
        }

        using var process = new Process { StartInfo = Describe(executable, vault) };
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return FreshProcessAnswer.NotStarted;
        }

        try
        {
            return Task.Run(() => ReadAsync(process)).GetAwaiter().GetResult();
        }
        finally
        {
            End(process);
        }
    }

    private async Task<FreshProcessAnswer> ReadAsync(Process process)
    {
        using var timeout = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, either.Token);
            var errors = ReadAsync(process.StandardError, either.Token);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            return Understand(await output.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return stop.IsCancellationRequested ? throw new PipelineStoppedException() : FreshProcessAnswer.TimedOut;
        }
        catch (IOException)
        {
            return FreshProcessAnswer.Failed;
        }
    }

    // The module of a vault may write what it likes before.
    private static FreshProcessAnswer Understand(string output)
    {
        var start = output.LastIndexOf(Mark, StringComparison.Ordinal);
        return start >= 0 && Enum.TryParse<FreshProcessAnswer>(output.AsSpan(start + Mark.Length).Trim(), out var answer) ? answer : FreshProcessAnswer.Failed;
    }

    private static ProcessStartInfo Describe(string executable, string vault)
    {
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in new[] { "-NoLogo", "-NoProfile", "-NonInteractive", "-OutputFormat", "Text", "-Command", Script })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[VaultVariable] = vault;
        return start;
    }

    // What does not fit is read all the same: a process that nobody listens to waits for ever.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var last = "";
        var buffer = new char[LongestOutput];
        while (await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            var text = string.Concat(last, new string(buffer, 0, read));
            last = text.Length > LongestOutput ? text[^LongestOutput..] : text;
        }

        return last;
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
