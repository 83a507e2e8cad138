using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>
/// Repeats the read with a deliberately wrong signature: -1022 then indicates that the exchange knows the key and lets this address
/// through, -2015 that one of them is the trouble. The order of the exchange's checks is known from published reports only.
/// </summary>
internal sealed class WrongSignatureProbe : Probe
{
    public override string Name => ProbeNames.WrongSignature;

    public override string Purpose => "telling key and address from rights";

    public override string? Obstacle(ProbeContext context) =>
        !context.CanUseKey || context.File.SignedRead is not { IsRejection: true } ? NotNeeded
        : context.File.TestOrder is { Succeeded: true } || context.File.Restriction is not null ? NotNeeded
        : context.Options.IsPassive ? "a deliberately wrong signature: not sent because of -Passive"
        : context.Ledger.IsSpent(context.MainHost) ? "a deliberately wrong signature: the host had one in this run"
        : null;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.MainEndpoint!;
        if (!context.Ledger.TryTake(context.MainHost))
        {
            return Local(ProbeStatus.Skipped, $"GET {endpoint.Path} with a wrong signature", "the host had one in this run");
        }

        var wrong = new RequestParameters(allowReserved: true).Add(RequestParameters.SignatureName, WrongSignature(context.File));
        var answer = await context.SendAsync(
            context.Subject.Client!, endpoint, wrong, context.Subject.Credential, read: null, cancellationToken).ConfigureAwait(false);
        context.File.WrongSignature = answer;
        return Of(answer, $"GET {endpoint.Path} with a deliberately wrong signature", ProbeStatus.Inconclusive);
    }

    // Of the form that the algorithm's signatures have, so that nothing but its value is wrong.
    private static string WrongSignature(CaseFile file) => file.Algorithm switch
    {
        KeyAlgorithm.Rsa => Convert.ToBase64String(new byte[256]),
        KeyAlgorithm.Ed25519 => Convert.ToBase64String(new byte[64]),
        _ => new string('0', 64),
    };
}
