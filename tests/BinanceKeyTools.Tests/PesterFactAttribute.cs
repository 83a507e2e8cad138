namespace BinanceKeyTools.Tests;

/// <summary>A test that needs PowerShell. Where it cannot run it is skipped with the reason, never passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PesterFactAttribute : FactAttribute
{
    public PesterFactAttribute()
    {
        if (PowerShellHost.Path is null)
        {
            Skip = "pwsh is not on the PATH: the Pester suite was not run. Install PowerShell 7.4 or later, Pester 5, SecretManagement and SecretStore.";
        }
        else if (string.Equals(Environment.GetEnvironmentVariable("BINANCEKEYTOOLS_PESTER"), "separate", StringComparison.OrdinalIgnoreCase))
        {
            Skip = "BINANCEKEYTOOLS_PESTER=separate: the Pester suite is run on its own by tests/module/run.ps1.";
        }
        else if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "On Windows the Pester suite would use the SecretStore of your profile; it runs there only where CI=true.";
        }
    }
}
