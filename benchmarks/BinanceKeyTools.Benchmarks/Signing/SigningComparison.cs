using System.Diagnostics;

namespace BinanceKeyTools.Benchmarks.Signing;

/// <summary>
/// The same methods as the tables, but in batches of a few milliseconds that take turns. The tables measure one method after the
/// other, so that their ratios also show what else the machine did meanwhile; these do so much less.
/// </summary>
internal static class SigningComparison
{
    private const int Rounds = 801;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(2);

    public static void Run(TextWriter output)
    {
        var benchmarks = new SigningBenchmarks();
        benchmarks.MakeKeys();
        output.WriteLine($"Speed of the signer as a multiple of the primitive's: {Rounds} pairs of batches of {BatchTime.TotalMilliseconds} ms\n");
        output.WriteLine(Spread.Header);
        Compare("HMAC-SHA256", () => benchmarks.HmacPrimitive(), () => benchmarks.HmacSigner(), output);
        Compare("RSA-2048", () => benchmarks.RsaPrimitive(), () => benchmarks.RsaSigner(), output);
        Compare("Ed25519", benchmarks.Ed25519Primitive, () => benchmarks.Ed25519Signer(), output);
        output.WriteLine();
        benchmarks.DisposeKeys();
    }

    private static void Compare(string name, Action primitive, Action signer, TextWriter output)
    {
        // Once to compile, for long enough that the optimised code is in place; then to find the size of a batch.
        RunFor(TimeSpan.FromSeconds(1), primitive);
        RunFor(TimeSpan.FromSeconds(1), signer);
        var batch = Math.Max(1, RunFor(TimeSpan.FromMilliseconds(100), primitive) * (int)BatchTime.TotalMilliseconds / 100);
        var ratios = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var isPrimitiveFirst = round % 2 == 0;
            var first = Measure(isPrimitiveFirst ? primitive : signer, batch);
            var second = Measure(isPrimitiveFirst ? signer : primitive, batch);
            ratios[round] = isPrimitiveFirst ? first / second : second / first;
        }

        output.WriteLine(Spread.Row(name, "0.00", ratios));
    }

    /// <returns>How many times the action ran.</returns>
    private static int RunFor(TimeSpan time, Action action)
    {
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < time; count++)
        {
            action();
        }

        return count;
    }

    private static double Measure(Action action, int count)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            action();
        }

        return Stopwatch.GetTimestamp() - started;
    }
}
