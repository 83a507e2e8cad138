using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks, without a key, whether the host answers.</summary>
internal sealed class PingProbe : Probe
{
    public override string Name => ProbeNames.Ping;

    public override string Purpose => "asking whether the host answers";

    public override string? Obstacle(ProbeContext context) => context.Subject.Client is null ? NotNeeded : null;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var path = context.MainEndpoint!.Family switch
        {
            ApiFamily.UsdMargined => "/fapi/v1/ping",
            ApiFamily.CoinMargined => "/dapi/v1/ping",
            _ => "/api/v3/ping",
        };
        var answer = await context.SendAsync(
            context.Subject.Client!, EndpointCatalogue.Find(HttpMethod.Get, path)!, RequestParameters.Empty, credential: null, read: null, cancellationToken).ConfigureAwait(false);
        context.File.Ping = answer;
        return Of(answer, $"GET {path} without a key");
    }
}
