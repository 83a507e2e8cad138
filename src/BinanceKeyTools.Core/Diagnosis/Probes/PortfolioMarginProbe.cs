using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Reads portfolio margin when futures refuse: an account that uses it must go through <c>/papi</c>.</summary>
internal sealed class PortfolioMarginProbe : Probe
{
    public override string Name => ProbeNames.PortfolioMargin;

    public override string Purpose => "looking for portfolio margin";

    public override string? Obstacle(ProbeContext context) =>
        context.CanUseKey && context.Serves(ApiFamily.PortfolioMargin) && context.File.HasWorked
        && context.File.Target?.Family is ApiFamily.UsdMargined or ApiFamily.CoinMargined
        && context.File.TargetRead is { IsRejection: true } && context.File.AccountHasPortfolioMargin is null
            ? null
            : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = EndpointCatalogue.PortfolioMarginAccount;
        var answer = await context.ReadAsync(endpoint, cancellationToken).ConfigureAwait(false);
        context.File.PortfolioMarginRead = answer;
        return Of(answer, $"GET {endpoint.Path} with the key's signature", ProbeStatus.Inconclusive);
    }
}
