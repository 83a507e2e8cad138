using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The portfolio margin endpoints; the family has a ping, but no time.</summary>
internal static class PortfolioMarginAccount
{
    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/papi/v1/ping", PublicEndpoints.Ping) { Security = RouteSecurity.None },
        Read("/papi/v1/account", 20, Account),
        Read("/papi/v1/balance", 20, Balance),
        Read("/papi/v1/um/accountConfig", 5, AccountConfig.Describe),
        Read("/papi/v1/um/apiTradingStatus", 10, FuturesTradingStatus.Describe) with
        {
            WeightOf = parameters => parameters.Find("symbol") is null ? 10 : 1,
        },
        Read("/papi/v1/um/userTrades", 5, context => DerivativesHistory.UserTrades(context, TradeMarket.PortfolioMargin)),
    ];

    private static Route Read(string path, int weight, Func<RequestContext, Response> handle) => new("GET", path, handle)
    {
        Weight = weight,
        Permissions = KeyPermissions.EnableReading | KeyPermissions.EnablePortfolioMarginTrading,
        Product = ProductRequirement.PortfolioMargin,
    };

    private static Response Account(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        var equity = context.Account.Definition.FuturesBalances.Sum(balance => balance.Total);
        writer.WriteAmount("uniMMR", 99_999_999m);
        writer.WriteAmount("accountEquity", equity);
        writer.WriteAmount("actualEquity", equity);
        writer.WriteAmount("accountInitialMargin", 0m);
        writer.WriteAmount("accountMaintMargin", 0m);
        writer.WriteString("accountStatus", "NORMAL");
        writer.WriteAmount("virtualMaxWithdrawAmount", equity);
        writer.WriteAmount("totalAvailableBalance", equity);
        writer.WriteAmount("totalMarginOpenLoss", 0m);
        writer.WriteMilliseconds("updateTime", context.Now);
    }));

    private static Response Balance(RequestContext context) => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(context.Account.Definition.FuturesBalances, (json, balance) =>
        {
            json.WriteString("asset", balance.Asset);
            json.WriteAmount("totalWalletBalance", balance.Total);
            json.WriteAmount("crossMarginAsset", balance.Total);
            json.WriteAmount("crossMarginBorrowed", 0m);
            json.WriteAmount("crossMarginFree", balance.Free);
            json.WriteAmount("crossMarginInterest", 0m);
            json.WriteAmount("crossMarginLocked", balance.Locked);
            json.WriteAmount("umWalletBalance", 0m);
            json.WriteAmount("umUnrealizedPNL", 0m);
            json.WriteAmount("cmWalletBalance", 0m);
            json.WriteAmount("cmUnrealizedPNL", 0m);
            json.WriteMilliseconds("updateTime", context.Now);
            json.WriteAmount("negativeBalance", 0m);
        })));
}
