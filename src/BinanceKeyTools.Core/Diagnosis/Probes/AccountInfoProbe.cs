using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks which products the account has, to tell "the account has no futures" from "the key has none".</summary>
internal sealed class AccountInfoProbe : Probe
{
    public override string Name => ProbeNames.AccountInfo;

    public override string Purpose => "asking which products the account has";

    public override string? Obstacle(ProbeContext context) =>
        context.CanAskWallet && (context.Options.RunsAll || context.HasTargetTrouble) ? null : NotNeeded;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var file = context.File;
        var endpoint = EndpointCatalogue.AccountInfo;
        var answer = await context.ReadAsync(
            endpoint,
            response =>
            {
                using var document = response.Parse();
                var state = AccountQuestions.ReadProducts(document.RootElement, new AccountState());
                file.AccountHasMargin = state.IsMarginEnabled;
                file.AccountHasFutures = state.IsFutureEnabled;
                file.AccountHasOptions = state.IsOptionsEnabled;
                file.AccountHasPortfolioMargin = state.IsPortfolioMarginEnabled;
            },
            cancellationToken).ConfigureAwait(false);
        file.AccountInfo = answer;
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature");
        return answer.Succeeded
            ? result with
            {
                Saw = $"margin {Word(file.AccountHasMargin)}, futures {Word(file.AccountHasFutures)}, options {Word(file.AccountHasOptions)}, "
                    + $"portfolio margin {Word(file.AccountHasPortfolioMargin)}",
            }
            : result;
    }

    private static string Word(bool? flag) => flag switch
    {
        true => "open",
        false => "not open",
        null => "not mentioned",
    };
}
