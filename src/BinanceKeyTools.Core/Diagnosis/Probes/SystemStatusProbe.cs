using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks, without a key, whether the exchange is under maintenance.</summary>
internal sealed class SystemStatusProbe : Probe
{
    public override string Name => ProbeNames.SystemStatus;

    public override string Purpose => "asking for maintenance";

    public override string? Obstacle(ProbeContext context) =>
        context.Subject.Client is not null && context.Serves(ApiFamily.Sapi) && (context.Options.RunsAll || context.HasServerTrouble) ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        const string Path = "/sapi/v1/system/status";
        var file = context.File;
        var answer = await context.SendAsync(
            context.Subject.Client!,
            EndpointCatalogue.Find(HttpMethod.Get, Path)!,
            RequestParameters.Empty,
            credential: null,
            response =>
            {
                using var document = response.Parse();
                file.IsUnderMaintenance = document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var number)
                        ? number != 0
                        : null;
            },
            cancellationToken).ConfigureAwait(false);
        file.SystemStatus = answer;
        var result = Of(answer, $"GET {Path} without a key", answer.Succeeded && file.IsUnderMaintenance != true ? ProbeStatus.Passed : ProbeStatus.Failed);
        return file.IsUnderMaintenance is { } isDown ? result with { Saw = isDown ? "under maintenance" : "normal operation" } : result;
    }
}
