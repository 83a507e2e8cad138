using BenchmarkDotNet.Running;
using BinanceKeyTools.Benchmarks.Requests;
using BinanceKeyTools.Benchmarks.Signing;

const string Usage = "Usage: BinanceKeyTools.Benchmarks signing|requests|all";

if (args is not [var what] || what is not ("signing" or "requests" or "all"))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

if (what is "signing" or "all")
{
    BenchmarkRunner.Run<SigningBenchmarks>(new SigningConfig());
    SigningComparison.Run(Console.Out);
}

if (what is "requests" or "all")
{
    await RequestComparison.RunAsync(Console.Out).ConfigureAwait(false);
}

return 0;
