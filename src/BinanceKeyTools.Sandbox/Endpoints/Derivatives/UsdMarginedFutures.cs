using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The USDS-M futures endpoints.</summary>
internal static class UsdMarginedFutures
{
    private const KeyPermissions Reading = KeyPermissions.EnableReading | KeyPermissions.EnableFutures;

    public static IEnumerable<Route> Routes { get; } =
    [
        Public("/fapi/v1/ping", PublicEndpoints.Ping),
        Public("/fapi/v1/time", PublicEndpoints.Time),
        Public("/fapi/v1/exchangeInfo", context => FuturesContracts.ExchangeInfo(context, context.Markets.UsdMargined)),
        Read("/fapi/v2/account", 5, Account),
        Read("/fapi/v3/account", 5, Account),
        Read("/fapi/v2/balance", 5, Balance),
        Read("/fapi/v3/balance", 5, Balance),
        Read("/fapi/v2/positionRisk", 5, DerivativesHistory.NoRows),
        Read("/fapi/v3/positionRisk", 5, DerivativesHistory.NoRows),
        Read("/fapi/v1/accountConfig", 5, AccountConfig.Describe),
        Read("/fapi/v1/apiTradingStatus", 10, FuturesTradingStatus.Describe) with
        {
            WeightOf = parameters => parameters.Find("symbol") is null ? 10 : 1,
        },
        Read("/fapi/v1/openOrders", 40, DerivativesHistory.NoRows) with
        {
            WeightOf = parameters => parameters.Find("symbol") is null ? 40 : 1,
        },
        Read("/fapi/v1/allOrders", 5, context => DerivativesHistory.AllOrders(context, TradeMarket.UsdMargined)),
        Read("/fapi/v1/userTrades", 5, context => DerivativesHistory.UserTrades(context, TradeMarket.UsdMargined)),
        Read("/fapi/v1/income", 30, DerivativesHistory.Income),
        new("POST", "/fapi/v1/order/test", TestOrder)
        {
            Permissions = KeyPermissions.EnableFutures,
            Product = ProductRequirement.Futures,
        },
    ];

    private static Route Public(string path, Func<RequestContext, Response> handle) =>
        new("GET", path, handle) { Security = RouteSecurity.None };

    private static Route Read(string path, int weight, Func<RequestContext, Response> handle) =>
        new("GET", path, handle) { Weight = weight, Permissions = Reading, Product = ProductRequirement.Futures };

    private static Response Account(RequestContext context)
    {
        var account = context.Account.Definition;
        var total = account.FuturesBalances.Where(balance => balance.Asset == "USDT").Sum(balance => balance.Total);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("feeTier", 0);
            writer.WriteBoolean("canTrade", account.CanTrade);
            writer.WriteBoolean("canDeposit", account.CanDeposit);
            writer.WriteBoolean("canWithdraw", account.CanWithdraw);
            writer.WriteNumber("updateTime", 0);
            writer.WriteBoolean("multiAssetsMargin", false);
            writer.WriteNumber("tradeGroupId", -1);
            writer.WriteAmount("totalInitialMargin", 0m);
            writer.WriteAmount("totalMaintMargin", 0m);
            writer.WriteAmount("totalWalletBalance", total);
            writer.WriteAmount("totalUnrealizedProfit", 0m);
            writer.WriteAmount("totalMarginBalance", total);
            writer.WriteAmount("totalPositionInitialMargin", 0m);
            writer.WriteAmount("totalOpenOrderInitialMargin", 0m);
            writer.WriteAmount("totalCrossWalletBalance", total);
            writer.WriteAmount("totalCrossUnPnl", 0m);
            writer.WriteAmount("availableBalance", total);
            writer.WriteAmount("maxWithdrawAmount", total);
            writer.WriteRows("assets", account.FuturesBalances, (json, balance) => FuturesBalances.WriteAsset(json, balance, account));
            writer.WriteStrings("positions", []);
        }));
    }

    private static Response Balance(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(
            account.FuturesBalances, (json, balance) => FuturesBalances.WriteBalance(json, balance, account, context.Now))));
    }

    private static Response TestOrder(RequestContext context)
    {
        var order = TestOrderParameters.Read(context);
        var symbol = context.Markets.FindUsdMargined(order.Symbol) ?? throw new RequestRefusedException(ApiErrors.InvalidSymbol);
        var account = context.Account.Definition;
        if (account.FuturesTradingLocked || !account.CanTrade)
        {
            throw new RequestRefusedException(new ApiError(400, -4088, "User can not place order currently"));
        }

        if (order.Price is { } price && price % symbol.TickSize != 0)
        {
            throw new RequestRefusedException(new ApiError(400, -4014, "Price not increased by tick size."));
        }

        if (order.Quantity is { } quantity && (quantity < symbol.StepSize || quantity % symbol.StepSize != 0))
        {
            throw new RequestRefusedException(new ApiError(400, -1111, "Precision is over the maximum defined for this asset."));
        }

        return TestOrderAnswer.Write(context);
    }
}
