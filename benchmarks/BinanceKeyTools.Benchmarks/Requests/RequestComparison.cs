using System.Diagnostics;
using System.Globalization;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>
/// Requests per second of the client and of a bare <see cref="HttpClient"/> loop against the same sandbox, in short rounds that
/// take turns, so that whatever else the machine does falls on both. The ratio is taken within each round.
/// </summary>
internal static class RequestComparison
{
    private const int InFlight = 32;
    private const int Rounds = 21;
    private const int RequestsPerRound = 6_000;
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

        var results = new RoundResult[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            // Who goes first changes too: the second of a pair finds the processor warmer and the heap fuller.
            if (round % 2 == 0)
            {
                var clientRate = await MeasureAsync(client, RequestsPerRound).ConfigureAwait(false);
                results[round] = new(clientRate, await MeasureAsync(bare, RequestsPerRound).ConfigureAwait(false));
            }
            else
            {
                var bareRate = await MeasureAsync(bare, RequestsPerRound).ConfigureAwait(false);
                results[round] = new(await MeasureAsync(client, RequestsPerRound).ConfigureAwait(false), bareRate);
            }
        }

        await ReportAsync(target, results, output).ConfigureAwait(false);
    }

    /// <returns>Requests per second.</returns>
    private static async Task<double> MeasureAsync(IRequestSender sender, int requests)
    {
        GC.Collect();
        var remaining = requests;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(WorkAsync))).ConfigureAwait(false);
        return requests / Stopwatch.GetElapsedTime(started).TotalSeconds;

        async Task WorkAsync()
        {
            while (Interlocked.Decrement(ref remaining) >= 0)
            {
                await sender.SendAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task ReportAsync(BenchmarkTarget target, RoundResult[] results, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Sandbox in {target.Name}: {results.Length} rounds of {RequestsPerRound} requests each way, {InFlight} in flight")).ConfigureAwait(false);
        await output.WriteLineAsync("| | min | median | max |\n|---|---:|---:|---:|").ConfigureAwait(false);
        await output.WriteLineAsync(Row("BinanceClient, requests/s", results.Select(result => result.Client), "0")).ConfigureAwait(false);
        await output.WriteLineAsync(Row("bare HttpClient, requests/s", results.Select(result => result.Bare), "0")).ConfigureAwait(false);
        await output.WriteLineAsync(Row("ratio", results.Select(result => result.Ratio), "0.00")).ConfigureAwait(false);
        await output.WriteLineAsync().ConfigureAwait(false);
    }

    private static string Row(string name, IEnumerable<double> values, string format)
    {
        double[] sorted = [.. values.Order()];
        return $"| {name} | {Text(sorted[0])} | {Text(sorted[sorted.Length / 2])} | {Text(sorted[^1])} |";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
