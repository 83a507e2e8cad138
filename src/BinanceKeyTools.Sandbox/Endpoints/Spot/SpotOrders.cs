using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Spot;

/// <summary>The spot endpoints that need the trading permission: test orders, and cancelling the open orders of a symbol.</summary>
internal static class SpotOrders
{
    private const KeyPermissions Trading = KeyPermissions.EnableSpotAndMarginTrading;

    public static IEnumerable<Route> Routes { get; } =
    [
        new("POST", "/api/v3/order/test", TestOrder)
        {
            Permissions = Trading,
            WeightOf = parameters => parameters.Find("computeCommissionRates") == "true" ? 20 : 1,
        },
        new("DELETE", "/api/v3/openOrders", CancelOpenOrders) { Permissions = Trading },
    ];

    private static Response TestOrder(RequestContext context)
    {
        var order = TestOrderParameters.Read(context);
        var symbol = context.Markets.FindSpot(order.Symbol) ?? throw new RequestRefusedException(ApiErrors.InvalidSymbol);
        RefuseWhatTheAccountMayNot(context, symbol.Name);
        var price = order.Price ?? symbol.ReferencePrice;
        if (order.Price is { } limit && limit % symbol.TickSize != 0)
        {
            throw new RequestRefusedException(ApiErrors.FilterFailure("PRICE_FILTER"));
        }

        if (order.Quantity is { } quantity && (quantity < symbol.StepSize || quantity % symbol.StepSize != 0))
        {
            throw new RequestRefusedException(ApiErrors.FilterFailure("LOT_SIZE"));
        }

        if ((order.QuoteQuantity ?? (order.Quantity * price)) < symbol.MinimumNotional)
        {
            throw new RequestRefusedException(ApiErrors.FilterFailure("NOTIONAL"));
        }

        return context.IsTrue("computeCommissionRates") ? CommissionRates() : PublicEndpoints.EmptyObject();
    }

    private static Response CancelOpenOrders(RequestContext context)
    {
        var symbol = context.Markets.FindSpot(context.Require("symbol")) ?? throw new RequestRefusedException(ApiErrors.InvalidSymbol);
        RefuseWhatTheAccountMayNot(context, symbol.Name);
        var cancelled = context.Account.CancelOrders(symbol.Name);
        if (cancelled.Count == 0)
        {
            throw new RequestRefusedException(new ApiError(400, -2011, "Unknown order sent."));
        }

        return Response.Json(JsonBody.Write(writer =>
            writer.WriteRows(cancelled, (json, order) => OrderRow.WriteCancelled(json, context, order))));
    }

    /// <summary>The refusals that only the matching engine makes: they prove that key, signature and permission are fine.</summary>
    private static void RefuseWhatTheAccountMayNot(RequestContext context, string symbol)
    {
        var account = context.Account.Definition;
        var text = (account, context.Key.Definition.SymbolWhitelist) switch
        {
            ({ TradingLocked: true }, _) => "This action is disabled on this account.",
            ({ CanTrade: false }, _) => "This account may not place or cancel orders.",
            (_, { } whitelist) when !whitelist.Contains(symbol) => "Symbol not whitelisted for API key.",
            _ => null,
        };
        if (text is not null)
        {
            throw new RequestRefusedException(ApiErrors.OrderRejected(text));
        }
    }

    private static Response CommissionRates() => Response.Json(JsonBody.Object(writer =>
    {
        WriteRate(writer, "standardCommissionForOrder", 0.001m);
        WriteRate(writer, "specialCommissionForOrder", 0m);
        WriteRate(writer, "taxCommissionForOrder", 0m);
        writer.WriteStartObject("discount");
        writer.WriteBoolean("enabledForAccount", true);
        writer.WriteBoolean("enabledForSymbol", true);
        writer.WriteString("discountAsset", "BNB");
        writer.WriteAmount("discount", 0.25m);
        writer.WriteEndObject();
    }));

    private static void WriteRate(Utf8JsonWriter writer, string name, decimal rate)
    {
        writer.WriteStartObject(name);
        writer.WriteAmount("maker", rate);
        writer.WriteAmount("taker", rate);
        writer.WriteEndObject();
    }
}
