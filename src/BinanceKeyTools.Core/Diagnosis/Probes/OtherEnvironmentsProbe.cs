using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks for a refused key in other environments, with the same read and a right signature.</summary>
internal sealed class OtherEnvironmentsProbe : Probe
{
    public override string Name => ProbeNames.OtherEnvironments;

    public override string Purpose => "looking for the key in other environments";

    public override string? Obstacle(ProbeContext context) =>
        !context.CanUseKey || context.File.HasWorked ? NotNeeded
        : context.File.SwappedRead is { Succeeded: true } || context.File.SignedRead is not { Code: -2008 or -2014 or -2015 } ? NotNeeded

        // With a right signature refused and a wrong one told from it, the key is known here.
        : context.File.WrongSignature is { Code: -1022 } ? NotNeeded
        : context.Options.IsPassive ? "other environments: not asked because of -Passive"
        : Candidates(context).Any() ? null
        : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        const string Did = "read with the key in other environments";
        foreach (var environment in Candidates(context))
        {
            if (context.Subject.ClientFor(environment) is not { } client || PermissionProbe.MainRead(client.Hosts) is not { } endpoint)
            {
                continue;
            }

            var answer = await context.SendAsync(client, endpoint, RequestParameters.Empty, context.Subject.Credential, read: null, cancellationToken).ConfigureAwait(false);
            context.File.OtherEnvironments[environment] = answer;
            if (answer.Succeeded || context.IsHeld)
            {
                return Of(answer, Did, ProbeStatus.Failed) with { Saw = $"{environment}: {answer}" };
            }
        }

        var asked = context.File.OtherEnvironments;
        return Local(
            asked.Count == 0 ? ProbeStatus.Skipped : ProbeStatus.Inconclusive, Did, asked.Count == 0 ? "none could be asked" : string.Join("; ", asked.Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    // A key of 64 hexadecimal digits is very probably one of the futures testnet.
    private static IEnumerable<BinanceEnvironment> Candidates(ProbeContext context)
    {
        var isHex = context.File.KeyFindings.Any(finding => finding.Kind == ApiKeyFindingKind.FuturesTestnetHex);
        var reported = context.File.Report?.Environment;
        return context.Options.TriedEnvironments
            .Where(environment => environment != context.PlayedEnvironment)
            .OrderByDescending(environment => environment == reported)
            .ThenByDescending(environment => isHex && environment == BinanceEnvironment.FuturesTestnet);
    }
}
