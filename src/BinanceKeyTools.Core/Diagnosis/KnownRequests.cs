using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Requests by name that somebody is likely to ask about: the endpoints that this module uses, and those that trade, lend or move
/// funds, which it never calls. Source: Binance connector clients (2026).
/// </summary>
public static class KnownRequests
{
    private static readonly string[] Actions =
    [
        "GET /api/v3/order", "POST /api/v3/order", "DELETE /api/v3/order", "DELETE /api/v3/openOrders", "POST /api/v3/order/cancelReplace",
        "PUT /api/v3/order/amend/keepPriority", "POST /api/v3/orderList/oco", "POST /api/v3/orderList/oto", "POST /api/v3/orderList/otoco",
        "DELETE /api/v3/orderList", "POST /api/v3/sor/order", "GET /api/v3/account/commission", "GET /api/v3/myPreventedMatches",
        "GET /fapi/v1/order", "POST /fapi/v1/order", "PUT /fapi/v1/order", "DELETE /fapi/v1/order", "POST /fapi/v1/batchOrders",
        "DELETE /fapi/v1/allOpenOrders", "GET /fapi/v1/openOrders", "POST /fapi/v1/leverage", "POST /fapi/v1/marginType",
        "POST /fapi/v1/positionSide/dual", "POST /fapi/v1/positionMargin", "GET /fapi/v2/account", "GET /fapi/v2/balance",
        "GET /fapi/v3/positionRisk", "POST /fapi/v1/listenKey",
        "GET /dapi/v1/order", "POST /dapi/v1/order", "DELETE /dapi/v1/order", "POST /dapi/v1/batchOrders", "DELETE /dapi/v1/allOpenOrders",
        "GET /dapi/v1/openOrders", "POST /dapi/v1/leverage", "GET /dapi/v1/positionRisk", "POST /dapi/v1/listenKey",
        "GET /eapi/v1/order", "POST /eapi/v1/order", "DELETE /eapi/v1/order", "POST /eapi/v1/batchOrders", "GET /eapi/v1/openOrders",
        "GET /eapi/v1/position",
        "POST /papi/v1/um/order", "DELETE /papi/v1/um/order", "POST /papi/v1/cm/order", "DELETE /papi/v1/cm/order",
        "POST /papi/v1/margin/order", "DELETE /papi/v1/margin/order", "POST /papi/v1/marginLoan", "POST /papi/v1/repayLoan",
        "POST /papi/v1/um/leverage", "POST /papi/v1/listenKey",
        "POST /sapi/v1/margin/order", "DELETE /sapi/v1/margin/order", "DELETE /sapi/v1/margin/openOrders", "POST /sapi/v1/margin/order/oco",
        "GET /sapi/v1/margin/order", "GET /sapi/v1/margin/isolated/account", "POST /sapi/v1/margin/borrow-repay",
        "GET /sapi/v1/margin/borrow-repay", "POST /sapi/v1/account/disableFastWithdrawSwitch", "POST /sapi/v1/account/enableFastWithdrawSwitch",
        "POST /sapi/v1/convert/getQuote", "POST /sapi/v1/convert/acceptQuote", "POST /sapi/v1/convert/limit/placeOrder",
        "POST /sapi/v1/asset/dust", "POST /sapi/v3/asset/getUserAsset", "POST /sapi/v1/asset/get-funding-asset",
        "POST /sapi/v1/localentity/withdraw/apply", "POST /sapi/v1/simple-earn/flexible/subscribe", "POST /sapi/v1/simple-earn/flexible/redeem",
        "POST /sapi/v1/sub-account/transfer/subToSub", "POST /sapi/v1/sub-account/transfer/subToMaster",
    ];

    /// <summary>Method and path of each, as in <c>POST /fapi/v1/order</c>, ordered by path. Those that need no key are left out.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. EndpointCatalogue.All
            .Where(endpoint => endpoint.Security != RequestSecurity.None)
            .Select(endpoint => $"{endpoint.Method} {endpoint.Path}")
            .Concat(Actions)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(PathOf, StringComparer.Ordinal)
            .ThenBy(text => text, StringComparer.Ordinal),
    ];

    /// <summary>The only method that a path is known with; <see langword="null"/> when there is none, or a choice.</summary>
    internal static HttpMethod? OnlyMethodOf(string path)
    {
        string[] methods = [.. All.Where(text => PathOf(text).Equals(path, StringComparison.Ordinal)).Select(text => text[..text.IndexOf(' ', StringComparison.Ordinal)])];
        return methods is [var method] ? HttpMethod.Parse(method) : null;
    }

    private static string PathOf(string text) => text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
