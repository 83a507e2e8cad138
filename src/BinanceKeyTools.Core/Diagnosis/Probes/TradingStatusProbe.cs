using System.Text.Json;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks whether behaviour rules locked trading by API.</summary>
internal sealed class TradingStatusProbe : Probe
{
    public override string Name => ProbeNames.TradingStatus;

    public override string Purpose => "asking whether trading by API is locked";

    public override string? Obstacle(ProbeContext context) =>
        context.CanAskWallet && (context.Options.RunsAll || (context.File.Target is { Trades: true } && context.HasTargetTrouble)) ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var file = context.File;
        var endpoint = EndpointCatalogue.ApiTradingStatus;
        var answer = await context.ReadAsync(
            endpoint,
            response =>
            {
                using var document = response.Parse();
                if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("data", out var data))
                {
                    file.IsTradingLocked = EvidenceRequests.Flag(data, "isLocked");
                    file.TradingRecoversAt = data.ValueKind == JsonValueKind.Object && data.TryGetProperty("plannedRecoverTime", out var time)
                        && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < 253_402_300_800_000
                            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                            : null;
                }
            },
            cancellationToken).ConfigureAwait(false);
        file.TradingStatusRead = answer;
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature", answer.Succeeded && file.IsTradingLocked != true ? ProbeStatus.Passed : ProbeStatus.Failed);
        return file.IsTradingLocked is { } isLocked ? result with { Saw = isLocked ? "trading by API is locked" : "trading by API is not locked" } : result;
    }
}
