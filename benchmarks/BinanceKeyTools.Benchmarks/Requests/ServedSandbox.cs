using System.Diagnostics;
using System.Text.Json;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>A sandbox in a process of its own: the program's <c>serve</c> command, which ends when its input does.</summary>
internal sealed class ServedSandbox : IDisposable
{
    private readonly Process _process;
    private readonly string _fleetFile;

    private ServedSandbox(Process process, string fleetFile, BenchmarkTarget target)
    {
        _process = process;
        _fleetFile = fleetFile;
        Target = target;
    }

    public BenchmarkTarget Target { get; }

    public static async Task<ServedSandbox> StartAsync()
    {
        var fleetFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(fleetFile, BenchmarkFleet.Json).ConfigureAwait(false);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(SandboxServer).Assembly.Location, "serve", "--json", "--fleet", fleetFile })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var ready = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The sandbox ended before it was ready.");
        using var document = JsonDocument.Parse(ready);
        var key = document.RootElement.GetProperty("keys")[0];
        var target = new BenchmarkTarget(
            "another process",
            new Uri(document.RootElement.GetProperty("baseUrl").GetString()!),
            key.GetProperty("apiKey").GetString()!,
            key.GetProperty("secret").GetString()!);
        return new ServedSandbox(process, fleetFile, target);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_fleetFile);
    }
}
