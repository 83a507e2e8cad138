using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks whether the account is restricted.</summary>
internal sealed class AccountStatusProbe : Probe
{
    private const int LongestWord = 30;

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
                file.AccountStatus = EvidenceRequests.Text(document.RootElement, "data") is { } word ? Shown(word) : null;
            },
            cancellationToken).ConfigureAwait(false);
        file.AccountStatusRead = answer;
        var isNormal = file.AccountStatus is null or "Normal";
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature", answer.Succeeded && isNormal ? ProbeStatus.Passed : ProbeStatus.Failed);
        return file.AccountStatus is { } status ? result with { Saw = $"the account's status is {status}" } : result;
    }

    // One word, such as Normal. Whatever else comes could be an echo of key or signature, in pieces too short to look like one.
    private static string Shown(string word) => word.Length <= LongestWord && word.All(c => char.IsAsciiLetter(c) || c is ' ' or '_') ? word : "***";
}
