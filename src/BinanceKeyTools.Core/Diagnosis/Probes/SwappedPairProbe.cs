using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Reads with key and secret in each other's place. Only on request, because the secret then travels as a header.</summary>
internal sealed class SwappedPairProbe : Probe
{
    public override string Name => ProbeNames.SwappedPair;

    public override string Purpose => "trying key and secret in each other's place";

    public override string? Obstacle(ProbeContext context) =>
        !context.CanUseKey || context.File.Algorithm != Keys.KeyAlgorithm.Hmac || context.File.SignedRead is not { Code: -2008 or -2014 or -2015 or -1022 } ? NotNeeded
        : context.Options.TriesSwapped ? null
        : context.File.SignedRead is { Code: -2008 or -2014 } ? "key and secret in each other's place: only with -TrySwapped, because the secret then travels as a header"
        : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.MainEndpoint!;
        var did = $"GET {endpoint.Path} with key and secret in each other's place";
        using var swapped = context.Subject.Credential!.Swap();
        if (swapped is null)
        {
            return Local(ProbeStatus.Skipped, did, "the secret does not have the form of an API key");
        }

        var answer = await context.SendAsync(context.Subject.Client!, endpoint, RequestParameters.Empty, swapped, read: null, cancellationToken).ConfigureAwait(false);
        context.File.SwappedRead = answer;
        return Of(answer, did, answer.Succeeded ? ProbeStatus.Failed : ProbeStatus.Inconclusive);
    }
}
