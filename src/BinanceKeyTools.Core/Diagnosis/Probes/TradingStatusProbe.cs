using System.Text.Json;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks whether behaviour rules locked trading by API. The futures market has rules and an answer of its own.</summary>
internal sealed class TradingStatusProbe : Probe
{
    public override string Name => ProbeNames.TradingStatus;

    public override string Purpose => "asking whether trading by API is locked";

    public override string? Obstacle(ProbeContext context) =>
        context.CanUseKey && context.File.HasWorked && context.Serves(EndpointFor(context).Family)
        && (context.Options.RunsAll || (context.File.Target is { Trades: true } && context.HasTargetTrouble)) ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var file = context.File;
        var endpoint = EndpointFor(context);
        var answer = await context.ReadAsync(
            endpoint,
            response =>
            {
                using var document = response.Parse();
                (file.IsTradingLocked, file.TradingRecoversAt) = endpoint.Family == ApiFamily.Sapi ? OfAccount(document.RootElement) : OfFutures(document.RootElement);
            },
            cancellationToken).ConfigureAwait(false);
        file.TradingStatusRead = answer;
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature", answer.Succeeded && file.IsTradingLocked != true ? ProbeStatus.Passed : ProbeStatus.Failed);
        return file.IsTradingLocked is { } isLocked ? result with { Saw = isLocked ? "trading by API is locked" : "trading by API is not locked" } : result;
    }

    private static Endpoint EndpointFor(ProbeContext context) => context.File.Target?.Family switch
    {
        ApiFamily.UsdMargined => EndpointCatalogue.UsdMarginedTradingStatus,
        ApiFamily.PortfolioMargin => EndpointCatalogue.PortfolioMarginTradingStatus,
        _ => EndpointCatalogue.ApiTradingStatus,
    };

    private static (bool? IsLocked, DateTimeOffset? RecoversAt) OfAccount(JsonElement answer)
    {
        var state = AccountQuestions.ReadTradingStatus(answer, new AccountState());
        return (state.IsTradingLocked, state.PlannedRecoverTime);
    }

    // One list of indicators for each symbol, and none where nothing was triggered.
    private static (bool? IsLocked, DateTimeOffset? RecoversAt) OfFutures(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("indicators", out var indicators) || indicators.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        var locks = indicators.EnumerateObject()
            .Where(symbol => symbol.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(symbol => symbol.Value.EnumerateArray())
            .Where(indicator => EvidenceRequests.Flag(indicator, "isLocked") == true)
            .ToArray();
        return (locks.Length > 0, locks.Max(indicator => EvidenceRequests.Time(indicator, "plannedRecoverTime")));
    }
}
