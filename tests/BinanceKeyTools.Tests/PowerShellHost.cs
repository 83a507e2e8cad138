namespace BinanceKeyTools.Tests;

/// <summary>The <c>pwsh</c> of this machine.</summary>
internal static class PowerShellHost
{
    /// <summary>The program; <see langword="null"/> when there is none on the PATH.</summary>
    public static string? Path { get; } = Find(OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
