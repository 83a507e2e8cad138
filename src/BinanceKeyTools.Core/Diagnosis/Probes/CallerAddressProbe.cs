using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>
/// Reads on the futures hosts, which name the caller's address when they refuse (published reports). Two hosts, so that an address
/// that changes between calls shows.
/// </summary>
internal sealed class CallerAddressProbe : Probe
{
    private static readonly Endpoint[] Reads = [EndpointCatalogue.UsdMarginedAccount, EndpointCatalogue.CoinMarginedBalance];

    public override string Name => ProbeNames.CallerAddress;

    public override string Purpose => "having the exchange name this machine's address";

    public override string? Obstacle(ProbeContext context) =>
        !context.CanUseKey || context.File.HasWorked || context.File.SignedRead is not { IsRejection: true } || context.File.SeenAddresses.Count > 1
        || context.File.OtherEnvironments.Values.Any(answer => answer.Succeeded) ? NotNeeded
        : Array.Exists(Reads, endpoint => context.Serves(endpoint.Family)) ? null
        : "the address that the exchange sees: only futures hosts name it";

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        ProbeAnswer? last = null;
        foreach (var endpoint in Reads.Where(endpoint => context.Serves(endpoint.Family)))
        {
            last = await context.ReadAsync(endpoint, cancellationToken).ConfigureAwait(false);
            context.File.CallerAddressRead = last;
            if (context.IsHeld)
            {
                break;
            }
        }

        const string Did = "read on the futures hosts, which name the caller's address when they refuse";
        var seen = context.File.SeenAddresses.Distinct().ToArray();
        return Of(last!, Did, ProbeStatus.Inconclusive) with
        {
            Saw = seen.Length == 0 ? $"{last}; no address was named" : $"{last!.Error?.Code}; the exchange saw {string.Join(" and ", seen.AsEnumerable())}",
        };
    }
}
