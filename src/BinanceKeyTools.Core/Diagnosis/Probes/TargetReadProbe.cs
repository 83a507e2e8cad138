using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Reads in the family of the request that failed: the request itself when it only reads, else the family's own account.</summary>
internal sealed class TargetReadProbe : Probe
{
    // Heavier reads than the spot account are not worth what they cost the address.
    private const int HeaviestRead = 40;

    public override string Name => ProbeNames.TargetRead;

    public override string Purpose => "reading in the family of the request";

    public override string? Obstacle(ProbeContext context) =>
        !context.CanUseKey || context.File.Target?.Family is not { } family ? NotNeeded
        : !context.Serves(family) ? NotNeeded
        : EndpointFor(context) is not { } endpoint || endpoint == context.MainEndpoint || endpoint == EndpointCatalogue.ApiRestrictions ? NotNeeded
        : context.File.SignedRead is { Code: -2008 or -2014 or -1022 } ? NotNeeded
        : null;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = EndpointFor(context)!;
        var answer = await context.ReadAsync(endpoint, cancellationToken).ConfigureAwait(false);
        context.File.TargetRead = answer;
        return Of(answer, $"GET {endpoint.Path} with the key's signature");
    }

    private static Endpoint? EndpointFor(ProbeContext context)
    {
        var target = context.File.Target!;
        return EndpointCatalogue.Find(target.Method, target.Path) is { Security: RequestSecurity.Signed } endpoint
            && endpoint is { UidWeight: 0, IPWeight: <= HeaviestRead } && endpoint.Method == HttpMethod.Get && !NeedsParameters(endpoint)
                ? endpoint
                : target.Family switch
                {
                    ApiFamily.Spot => EndpointCatalogue.SpotAccount,
                    ApiFamily.UsdMargined => EndpointCatalogue.UsdMarginedAccount,
                    ApiFamily.CoinMargined => EndpointCatalogue.CoinMarginedBalance,
                    ApiFamily.Options => EndpointCatalogue.OptionsMarginAccount,
                    ApiFamily.PortfolioMargin => EndpointCatalogue.PortfolioMarginAccount,
                    _ => null,
                };
    }

    private static bool NeedsParameters(Endpoint endpoint) =>
        endpoint.Path is "/api/v3/allOrders" or "/api/v3/myTrades" or "/sapi/v1/asset/transfer" or "/sapi/v1/sub-account/status"
            or "/fapi/v1/userTrades" or "/fapi/v1/allOrders" or "/dapi/v1/userTrades" or "/papi/v1/um/apiTradingStatus";
}
