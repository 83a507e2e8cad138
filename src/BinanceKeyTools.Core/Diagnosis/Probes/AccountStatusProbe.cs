using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks whether the account is restricted.</summary>
internal sealed class AccountStatusProbe : Probe
{
    public override string Name => ProbeNames.AccountStatus;

    public override string Purpose => "asking whether the account is restricted";

    public override string? Obstacle(ProbeContext context) =>
        context.CanAskWallet && (context.Options.RunsAll || context.HasTargetTrouble) ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var file = context.File;
        var endpoint = EndpointCatalogue.AccountStatus;
        var answer = await context.ReadAsync(
            endpoint,
            response =>
            {
                using var document = response.Parse();
                file.AccountStatus = EvidenceRequests.Word(document.RootElement, "data");
            },
            cancellationToken).ConfigureAwait(false);
        file.AccountStatusRead = answer;
        var isNormal = file.AccountStatus is null or "Normal";
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature", answer.Succeeded && isNormal ? ProbeStatus.Passed : ProbeStatus.Failed);
        return file.AccountStatus is { } status ? result with { Saw = $"the account's status is {status}" } : result;
    }
}
