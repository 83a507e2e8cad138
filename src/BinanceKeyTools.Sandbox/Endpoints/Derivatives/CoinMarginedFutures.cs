using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The COIN-M futures endpoints.</summary>
internal static class CoinMarginedFutures
{
    private const KeyPermissions Reading = KeyPermissions.EnableReading | KeyPermissions.EnableFutures;

    public static IEnumerable<Route> Routes { get; } =
    [
        Public("/dapi/v1/ping", PublicEndpoints.Ping),
        Public("/dapi/v1/time", PublicEndpoints.Time),
        Public("/dapi/v1/exchangeInfo", context => FuturesContracts.ExchangeInfo(context, context.Markets.CoinMargined)),
        Read("/dapi/v1/account", 5, Account),
        Read("/dapi/v1/balance", 1, Balance),
        Read("/dapi/v1/positionRisk", 1, DerivativesHistory.NoRows),
        Read("/dapi/v1/openOrders", 40, DerivativesHistory.NoRows) with
        {
            WeightOf = parameters => parameters.Find("symbol") is null ? 40 : 1,
        },
        Read("/dapi/v1/allOrders", 20, context => DerivativesHistory.AllOrders(context, TradeMarket.CoinMargined)),
        Read("/dapi/v1/userTrades", 20, context => DerivativesHistory.UserTrades(context, TradeMarket.CoinMargined)),
    ];

    private static Route Public(string path, Func<RequestContext, Response> handle) =>
        new("GET", path, handle) { Security = RouteSecurity.None };

    private static Route Read(string path, int weight, Func<RequestContext, Response> handle) =>
        new("GET", path, handle) { Weight = weight, Permissions = Reading, Product = ProductRequirement.Futures };

    private static Response Account(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteRows("assets", account.CoinFuturesBalances, (json, balance) => FuturesBalances.WriteAsset(json, balance, account));
            writer.WriteStrings("positions", []);
            writer.WriteBoolean("canDeposit", account.CanDeposit);
            writer.WriteBoolean("canTrade", account.CanTrade);
            writer.WriteBoolean("canWithdraw", account.CanWithdraw);
            writer.WriteNumber("feeTier", 0);
            writer.WriteNumber("updateTime", 0);
        }));
    }

    private static Response Balance(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(
            account.CoinFuturesBalances, (json, balance) => FuturesBalances.WriteBalance(json, balance, account, context.Now))));
    }
}
