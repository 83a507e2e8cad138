using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints;

/// <summary>The parameters of a test order, with the mandatory ones of its type present.</summary>
internal sealed record TestOrderParameters(string Symbol, decimal? Price, decimal? Quantity, decimal? QuoteQuantity)
{
    /// <summary>The spot order types and what each demands (spot <c>rest-api.md</c>, "New order").</summary>
    private static readonly Dictionary<string, string[]> SpotTypes = new(StringComparer.Ordinal)
    {
        ["LIMIT"] = ["timeInForce", "quantity", "price"],
        ["MARKET"] = [],
        ["STOP_LOSS"] = ["quantity"],
        ["STOP_LOSS_LIMIT"] = ["timeInForce", "quantity", "price"],
        ["TAKE_PROFIT"] = ["quantity"],
        ["TAKE_PROFIT_LIMIT"] = ["timeInForce", "quantity", "price"],
        ["LIMIT_MAKER"] = ["quantity", "price"],
    };

    /// <summary>The USDS-M order types and what each demands (USDS-M futures, "New Order").</summary>
    private static readonly Dictionary<string, string[]> FuturesTypes = new(StringComparer.Ordinal)
    {
        ["LIMIT"] = ["timeInForce", "quantity", "price"],
        ["MARKET"] = ["quantity"],
        ["STOP"] = ["quantity", "price", "stopPrice"],
        ["TAKE_PROFIT"] = ["quantity", "price", "stopPrice"],
        ["STOP_MARKET"] = ["stopPrice"],
        ["TAKE_PROFIT_MARKET"] = ["stopPrice"],
        ["TRAILING_STOP_MARKET"] = ["callbackRate"],
    };

    private static readonly HashSet<string> TimesInForce = new(["GTC", "IOC", "FOK", "GTX", "GTD"], StringComparer.Ordinal);

    public static TestOrderParameters Read(RequestContext context)
    {
        var isSpot = context.Route.Family == ApiFamily.Spot;
        var symbol = context.Require("symbol");
        var side = context.Require("side");
        var type = context.Require("type");
        if (side is not ("BUY" or "SELL"))
        {
            throw new RequestRefusedException(ApiErrors.InvalidSide);
        }

        if (!(isSpot ? SpotTypes : FuturesTypes).TryGetValue(type, out var mandatory))
        {
            throw new RequestRefusedException(ApiErrors.InvalidOrderType);
        }

        foreach (var name in mandatory)
        {
            context.Require(name);
        }

        if (context.Parameters.Find("timeInForce") is { } timeInForce && !TimesInForce.Contains(timeInForce))
        {
            throw new RequestRefusedException(ApiErrors.InvalidTimeInForce);
        }

        var order = new TestOrderParameters(
            symbol, context.FindAmount("price"), context.FindAmount("quantity"), context.FindAmount("quoteOrderQty"));
        return isSpot && type == "MARKET" && order.Quantity is null && order.QuoteQuantity is null
            ? throw new RequestRefusedException(
                new ApiError(400, -1102, "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!"))
            : order;
    }
}
