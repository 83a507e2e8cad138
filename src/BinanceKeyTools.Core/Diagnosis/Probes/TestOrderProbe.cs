using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Sends a test order, which the exchange validates and never places.</summary>
internal sealed class TestOrderProbe : Probe
{
    public override string Name => ProbeNames.TestOrder;

    public override string Purpose => "sending a test order";

    public override string? Obstacle(ProbeContext context)
    {
        var file = context.File;
        if (!context.CanUseKey || file.SignedRead is { Code: -2008 or -2014 or -1022 } || EndpointFor(context) is not { } endpoint || !context.Serves(endpoint.Family))
        {
            return file.Target is { Trades: true } && context.CanUseKey ? "trading: the family has no test order" : NotNeeded;
        }

        // Without a target it tells a key that must not read from one that must not do anything.
        return file.Target is { Trades: true } || (file.Restriction is null && file.SignedRead is { IsRejection: true }) ? null : NotNeeded;
    }

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = EndpointFor(context)!;
        var symbol = context.File.Target?.Symbol ?? PermissionProbe.DefaultSymbol;
        var answer = await context.SendAsync(
            context.Subject.Client!, endpoint, PermissionProbe.TestOrder(symbol), context.Subject.Credential, read: null, cancellationToken).ConfigureAwait(false);
        context.File.TestOrder = answer;
        return Of(answer, $"POST {endpoint.Path} for {symbol}; nothing is placed");
    }

    private static Endpoint? EndpointFor(ProbeContext context) => context.File.Target switch
    {
        null => EndpointCatalogue.SpotOrderTest,
        { Trades: true, Family: ApiFamily.Spot or ApiFamily.Sapi } => EndpointCatalogue.SpotOrderTest,
        { Trades: true, Family: ApiFamily.UsdMargined } => EndpointCatalogue.UsdMarginedOrderTest,
        _ => null,
    };
}
