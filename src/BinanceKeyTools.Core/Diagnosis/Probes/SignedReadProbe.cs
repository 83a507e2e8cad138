namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Reads the environment's main account with the key's own signature.</summary>
internal sealed class SignedReadProbe : Probe
{
    public override string Name => ProbeNames.SignedRead;

    public override string Purpose => "reading with the key";

    public override string? Obstacle(ProbeContext context) => context.CanUseKey ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.MainEndpoint!;
        var answer = await context.ReadAsync(endpoint, cancellationToken).ConfigureAwait(false);
        context.File.SignedRead = answer;
        return Of(answer, $"GET {endpoint.Path} with the key's signature");
    }
}
