namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks at the proxies in use, without any request.</summary>
internal sealed class NetworkRouteProbe : Probe
{
    public override string Name => ProbeNames.NetworkRoute;

    public override string Purpose => "looking at the proxies in use";

    public override string? Obstacle(ProbeContext context) => context.Subject.Client is null ? NotNeeded : null;

    public override Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        const string Did = "looked at the proxies in use";
        var proxies = context.File.Proxies;
        return Task.FromResult(proxies.Count == 0
            ? Local(ProbeStatus.Passed, Did, "none: requests go directly")
            : Local(ProbeStatus.Inconclusive, Did, $"requests go through {string.Join(", ", proxies)}, whose address the exchange sees"));
    }
}
