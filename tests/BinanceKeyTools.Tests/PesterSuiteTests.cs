using System.Diagnostics;
using System.Text;
using System.Xml.Linq;

namespace BinanceKeyTools.Tests;

/// <summary>The Pester suite of tests/module as one test.</summary>
public sealed class PesterSuiteTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    [PesterFact]
    public async Task The_module_passes_its_tests_in_PowerShell()
    {
        var results = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():n}.xml");
        try
        {
            var (exitCode, output) = await RunAsync(results);
            var failures = File.Exists(results) ? FailuresIn(results) : [];
            Assert.True(failures.Count == 0, $"{failures.Count} Pester tests failed:\n{string.Join("\n", failures)}");
            Assert.True(exitCode == 0, $"tests/module/run.ps1 ended with {exitCode}:\n{output}");
            Assert.Matches(@"(?m)^Pester passed: [1-9]", output);
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string results)
    {
        var start = new ProcessStartInfo(PowerShellHost.Path!)
        {
            ArgumentList =
            {
                "-NoLogo", "-NoProfile", "-NonInteractive", "-File", Repository.PathOf("tests/module/run.ps1"), "-TestResultPath", results,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        StringBuilder output = new();
        DataReceivedEventHandler collect = (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += collect;
        process.ErrorDataReceived += collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The Pester suite took longer than {Limit.TotalMinutes} minutes. So far:\n{output}");
        }

        return (process.ExitCode, output.ToString());
    }

    private static List<string> FailuresIn(string path) =>
    [
        .. XDocument.Load(path).Descendants("test-case")
            .Where(test => (string?)test.Attribute("result") is not ("Success" or "Ignored" or "Skipped" or "Inconclusive" or "NotRunnable"))
            .Select(test => $"- {(string?)test.Attribute("name")}: {test.Descendants("message").FirstOrDefault()?.Value.Trim()}"),
    ];
}
