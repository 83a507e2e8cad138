using System.Globalization;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Compares the server's clock with this machine's.</summary>
internal sealed class ServerTimeProbe : Probe
{
    public override string Name => ProbeNames.ServerTime;

    public override string Purpose => "comparing the clocks";

    public override string? Obstacle(ProbeContext context) => context.Subject.Client is null ? NotNeeded : null;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        const string Did = "compared the server's clock with this machine's";
        var answer = await context.ReadTimeAsync(context.MainEndpoint!.Family, cancellationToken).ConfigureAwait(false);
        context.File.Time = answer;
        if (context.File.Clock is not { } clock)
        {
            return Of(answer, Did);
        }

        var offset = clock.Offset.TotalMilliseconds;
        var saw = string.Create(
            CultureInfo.InvariantCulture,
            $"the server's clock is {Math.Abs(offset):0} ms {(offset < 0 ? "behind" : "ahead of")} this machine's, ± {clock.Uncertainty.TotalMilliseconds:0} ms");
        return Of(answer, Did, ClockLimits.Refuses(clock, context.File.RecvWindow) ? ProbeStatus.Failed : ProbeStatus.Passed) with { Saw = saw };
    }
}
