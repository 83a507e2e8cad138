using System.Diagnostics;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>Runs programs of others, to hold our files against theirs.</summary>
internal static class ExternalTool
{
    /// <summary>Carries passphrases to the programs, whose arguments everybody on the machine can read.</summary>
    public const string PassphraseVariable = "BKT_TEST_PASSPHRASE";

    /// <summary>Whether a program of that name is on the PATH.</summary>
    public static bool Exists(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{tool}.exe" : tool)));

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    public static byte[] Run(string tool, string passphrase, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment[PassphraseVariable] = passphrase;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} {arguments[0]} failed: {complaint.Result}");
        return output.ToArray();
    }
}
