using System.Text.Json;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The questions about the state of the account behind a key.</summary>
internal static class AccountQuestions
{
    private const KeyPermission SpotRights = KeyPermission.SpotAndMarginTrading | KeyPermission.Withdrawals;

    /// <summary>Asks. What one of the answers lacks stays unknown; only when all fail there is no state.</summary>
    public static async Task<Observed<AccountState>> AskAsync(
        EvidenceRequests requests, KeyRestriction? restriction, CancellationToken cancellationToken)
    {
        var state = new AccountState();
        Obstacle? obstacle = null;
        var answers = 0;
        await AddAsync(EndpointCatalogue.AccountStatus, RequestParameters.Empty, (root, known) => known with { Status = EvidenceRequests.Word(root, "data") }).ConfigureAwait(false);
        await AddAsync(EndpointCatalogue.ApiTradingStatus, RequestParameters.Empty, ReadTradingStatus).ConfigureAwait(false);
        await AddAsync(EndpointCatalogue.AccountInfo, RequestParameters.Empty, ReadProducts).ConfigureAwait(false);

        // The spot account costs twenty times as much, and its flags matter to keys that trade or withdraw, or may do so.
        if (restriction?.HasAny(SpotRights) is not false)
        {
            await AddAsync(EndpointCatalogue.SpotAccount, new RequestParameters().Add("omitZeroBalances", true), ReadSpotAccount).ConfigureAwait(false);
        }

        return answers > 0 ? new Observed<AccountState>(state) : new Observed<AccountState>(obstacle!);

        async Task AddAsync(Endpoint endpoint, RequestParameters parameters, Func<JsonElement, AccountState, AccountState> add)
        {
            var before = state;
            var answer = await requests.AskAsync(endpoint, parameters, response => Read(response, root => add(root, before)), cancellationToken).ConfigureAwait(false);
            if (answer.Obstacle is { } missing)
            {
                obstacle ??= missing;
                state = state with { Unanswered = state.Unanswered.SetItem(endpoint.Path, missing) };
            }
            else
            {
                answers++;
                state = answer.Value!;
            }
        }
    }

    private static AccountState Read(BinanceResponse response, Func<JsonElement, AccountState> read)
    {
        using var document = response.Parse();
        return read(document.RootElement);
    }

    /// <summary>Adds what <c>account/apiTradingStatus</c> says.</summary>
    public static AccountState ReadTradingStatus(JsonElement root, AccountState known)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return known;
        }

        return known with
        {
            IsTradingLocked = EvidenceRequests.Flag(data, "isLocked"),
            PlannedRecoverTime = EvidenceRequests.Time(data, "plannedRecoverTime"),
        };
    }

    /// <summary>Adds what <c>account/info</c> says.</summary>
    public static AccountState ReadProducts(JsonElement root, AccountState known) => known with
    {
        IsMarginEnabled = EvidenceRequests.Flag(root, "isMarginEnabled"),
        IsFutureEnabled = EvidenceRequests.Flag(root, "isFutureEnabled"),
        IsOptionsEnabled = EvidenceRequests.Flag(root, "isOptionsEnabled"),
        IsPortfolioMarginEnabled = EvidenceRequests.Flag(root, "isPortfolioMarginRetailEnabled"),
    };

    private static AccountState ReadSpotAccount(JsonElement root, AccountState known) => known with
    {
        CanTrade = EvidenceRequests.Flag(root, "canTrade"),
        CanWithdraw = EvidenceRequests.Flag(root, "canWithdraw"),
        CanDeposit = EvidenceRequests.Flag(root, "canDeposit"),
    };
}
