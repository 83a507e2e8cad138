using System.Diagnostics;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>
/// Requests per second of the client and of a bare <see cref="HttpClient"/> loop against the same sandbox, in short rounds that
/// take turns, so that whatever else the machine does falls on both. The ratio is taken within each round.
/// </summary>
internal static class RequestComparison
{
    private const int InFlight = 32;
    private const int Rounds = 81;
    private const int RequestsPerRound = 2_000;
    private const int WarmUpRequests = 12_000;

    public static async Task RunAsync(TextWriter output)
    {
        using (var served = await ServedSandbox.StartAsync().ConfigureAwait(false))
        {
            await CompareAsync(served.Target, output).ConfigureAwait(false);
        }

        var server = SandboxServer.Start(new SandboxOptions { Fleet = SandboxFleet.Parse(BenchmarkFleet.Json) });
        await using (server.ConfigureAwait(false))
        {
            var key = server.Keys[0];
            var target = new BenchmarkTarget("the same process", server.BaseAddress, key.RevealApiKey(), key.RevealSecret()!);
            await CompareAsync(target, output).ConfigureAwait(false);
        }
    }

    private static async Task CompareAsync(BenchmarkTarget target, TextWriter output)
    {
        using var client = new ClientSender(target);
        using var bare = new BareSender(target);
        await MeasureAsync(client, WarmUpRequests).ConfigureAwait(false);
        await MeasureAsync(bare, WarmUpRequests).ConfigureAwait(false);

        var rounds = new Round[Rounds];
        for (var index = 0; index < Rounds; index++)
        {
            // Who goes first changes too: the second of a pair finds the processor warmer and the heap fuller.
            if (index % 2 == 0)
            {
                var measured = await MeasureAsync(client, RequestsPerRound).ConfigureAwait(false);
                rounds[index] = new(measured, await MeasureAsync(bare, RequestsPerRound).ConfigureAwait(false));
            }
            else
            {
                var measured = await MeasureAsync(bare, RequestsPerRound).ConfigureAwait(false);
                rounds[index] = new(await MeasureAsync(client, RequestsPerRound).ConfigureAwait(false), measured);
            }
        }

        await ReportAsync(target, rounds, output).ConfigureAwait(false);
    }

    private static async Task<Measurement> MeasureAsync(IRequestSender sender, int requests)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var remaining = requests;
        var started = Stopwatch.GetTimestamp();
        var processorTime = process.TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(WorkAsync))).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Measurement(
            requests / elapsed.TotalSeconds,
            (process.TotalProcessorTime - processorTime).TotalMicroseconds / requests);

        async Task WorkAsync()
        {
            while (Interlocked.Decrement(ref remaining) >= 0)
            {
                await sender.SendAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task ReportAsync(BenchmarkTarget target, Round[] rounds, TextWriter output) =>
        await output.WriteLineAsync(string.Join(
            '\n',
            $"Sandbox in {target.Name}: {rounds.Length} rounds of {RequestsPerRound} requests each way, {InFlight} in flight",
            "",
            Spread.Header,
            Spread.Row("BinanceClient, requests/s", "0", rounds.Select(round => round.Client.RequestsPerSecond)),
            Spread.Row("bare HttpClient, requests/s", "0", rounds.Select(round => round.Bare.RequestsPerSecond)),
            Spread.Row("ratio of the requests/s", "0.00", rounds.Select(round => round.Ratio)),
            Spread.Row("BinanceClient, processor µs/request", "0.0", rounds.Select(round => round.Client.ProcessorMicroseconds)),
            Spread.Row("bare HttpClient, processor µs/request", "0.0", rounds.Select(round => round.Bare.ProcessorMicroseconds)),
            "")).ConfigureAwait(false);
}
