using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Which right a request needs. Sources: the notes of each endpoint's documentation page ("You need to enable … for the API key
/// which requests this endpoint") and the descriptions of the rights in the documentation of
/// <c>GET /sapi/v1/account/apiRestrictions</c>.
/// </summary>
public static class RequestRequirements
{
    private static readonly string[] Writes = ["POST", "PUT", "DELETE"];

    // Market data needs no right of the key, at most the key itself.
    private static readonly string[] MarketData =
    [
        "ping", "time", "exchangeInfo", "executionRules", "referencePrice*", "depth", "rpiDepth", "trades", "historicalTrades", "aggTrades",
        "klines", "uiKlines", "avgPrice", "ticker*", "continuousKlines", "indexPriceKlines", "markPriceKlines", "premiumIndex*",
        "fundingRate", "fundingInfo", "openInterest", "indexInfo", "assetIndex", "constituents", "index", "mark", "exerciseHistory",
        "blockTrades",
    ];

    // The first rule that fits counts.
    private static readonly RequestRequirement[] Rules =
    [
        .. from family in new[] { "api", "fapi", "dapi", "eapi", "papi" }
           from name in MarketData
           select new RequestRequirement(["GET"], $"/{family}/v?/{name}", KeyPermission.None),
        new(["GET"], "/sapi/v?/system/status", KeyPermission.None),

        // A key without the right of the family is refused there for reading as well (-2015).
        new([], "/fapi/*", KeyPermission.Futures),
        new([], "/dapi/*", KeyPermission.Futures),
        new([], "/eapi/*", KeyPermission.VanillaOptions),
        new([], "/papi/*", KeyPermission.PortfolioMarginTrading),

        new([], "/api/v?/userDataStream*", KeyPermission.Reading),
        new(Writes, "/api/*", KeyPermission.SpotAndMarginTrading),

        new(Writes, "/sapi/v?/capital/withdraw/apply", KeyPermission.Withdrawals),
        new(Writes, "/sapi/v?/localentity/withdraw/apply", KeyPermission.Withdrawals),
        new(Writes, "/sapi/v?/asset/transfer", KeyPermission.UniversalTransfer),
        new(Writes, "/sapi/v?/sub-account/universalTransfer", KeyPermission.InternalTransfer),
        new(Writes, "/sapi/v?/broker/transfer*", KeyPermission.InternalTransfer),

        new(Writes, "/sapi/v?/margin/borrow-repay", KeyPermission.Margin),
        new(Writes, "/sapi/v?/margin/loan", KeyPermission.Margin),
        new(Writes, "/sapi/v?/margin/repay", KeyPermission.Margin),
        new(Writes, "/sapi/v?/margin/transfer", KeyPermission.Margin),
        new(Writes, "/sapi/v?/margin/isolated/transfer", KeyPermission.Margin),
        new(Writes, "/sapi/v?/margin/listen-key", KeyPermission.Reading),
        new(Writes, "/sapi/v?/userDataStream*", KeyPermission.Reading),
        new(Writes, "/sapi/v?/margin/*", KeyPermission.SpotAndMarginTrading),

        // Reading the address list of a sub-account's key needs it too.
        new([], "/sapi/v?/sub-account/subAccountApi/ipRestriction*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/sub-account/subAccountApi*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/sub-account/transfer/*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/sub-account/margin/transfer", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/sub-account/futures/*ransfer", KeyPermission.SpotAndMarginTrading),

        new(Writes, "/sapi/v?/account/*FastWithdrawSwitch", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/asset/dust", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/convert/*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/simple-earn/*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/eth-staking/*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/sol-staking/*", KeyPermission.SpotAndMarginTrading),
        new(Writes, "/sapi/v?/algo/spot/*", KeyPermission.SpotAndMarginTrading),
        new([], "/sapi/v?/algo/futures/*", KeyPermission.Futures),
    ];

    /// <summary>The right that a request needs.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path without query.</param>
    /// <returns>
    /// <see cref="KeyPermission.None"/> when it needs no key; <see cref="KeyPermission.Reading"/>, which every signed request needs,
    /// when no other right is documented for it.
    /// </returns>
    public static KeyPermission For(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        return Array.Find(Rules, rule => rule.Covers(method, path))?.Permission
            ?? (EndpointCatalogue.Find(method, path) is { Security: RequestSecurity.None } ? KeyPermission.None : KeyPermission.Reading);
    }
}
