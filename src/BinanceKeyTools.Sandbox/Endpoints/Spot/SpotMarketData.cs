using System.Text.Json;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Spot;

/// <summary>The public spot endpoints: ping, time and exchangeInfo.</summary>
internal static class SpotMarketData
{
    private static readonly string[] OrderTypes =
        ["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"];

    private static readonly string[] SymbolFeatures =
    [
        "icebergAllowed", "ocoAllowed", "otoAllowed", "opoAllowed", "quoteOrderQtyMarketAllowed", "allowTrailingStop",
        "cancelReplaceAllowed", "amendAllowed", "pegInstructionsAllowed", "isSpotTradingAllowed",
    ];

    private static readonly string[] SelfTradePreventionModes = ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"];

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/api/v3/ping", PublicEndpoints.Ping) { Security = RouteSecurity.None },
        new("GET", "/api/v3/time", PublicEndpoints.Time) { Security = RouteSecurity.None },
        new("GET", "/api/v3/exchangeInfo", ExchangeInfo) { Security = RouteSecurity.None, Weight = 20 },
    ];

    private static Response ExchangeInfo(RequestContext context)
    {
        var symbols = SelectSymbols(context);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteString("timezone", "UTC");
            writer.WriteNumber("serverTime", context.InRequestedUnit(context.Now));
            writer.WriteRows("rateLimits", RateLimitRow.Spot, RateLimitRow.Write);
            writer.WriteRows("exchangeFilters", Array.Empty<string>(), static (_, _) => { });
            writer.WriteRows("symbols", symbols, WriteSymbol);
        }));
    }

    private static IReadOnlyList<SpotSymbol> SelectSymbols(RequestContext context)
    {
        var names = context.Parameters.Find("symbols") is { Length: > 0 } list
            ? SymbolList.Parse(list)
            : context.Parameters.Find("symbol") is { Length: > 0 } one ? [one] : null;
        return names is null
            ? context.Markets.Spot
            : [.. names.Select(name => context.Markets.FindSpot(name) ?? throw new RequestRefusedException(ApiErrors.InvalidSymbol))];
    }

    private static void WriteSymbol(Utf8JsonWriter writer, SpotSymbol symbol)
    {
        writer.WriteString("symbol", symbol.Name);
        writer.WriteString("status", "TRADING");
        writer.WriteString("baseAsset", symbol.BaseAsset);
        writer.WriteNumber("baseAssetPrecision", 8);
        writer.WriteString("quoteAsset", symbol.QuoteAsset);
        writer.WriteNumber("quotePrecision", 8);
        writer.WriteNumber("quoteAssetPrecision", 8);
        writer.WriteNumber("baseCommissionPrecision", 8);
        writer.WriteNumber("quoteCommissionPrecision", 8);
        writer.WriteStrings("orderTypes", OrderTypes);
        foreach (var name in SymbolFeatures)
        {
            writer.WriteBoolean(name, true);
        }

        writer.WriteBoolean("isMarginTradingAllowed", symbol.IsMarginAllowed);
        WriteFilters(writer, symbol);
        writer.WriteStrings("permissions", []);
        writer.WriteStartArray("permissionSets");
        writer.WriteStartArray();
        writer.WriteStringValue("SPOT");
        if (symbol.IsMarginAllowed)
        {
            writer.WriteStringValue("MARGIN");
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.WriteString("defaultSelfTradePreventionMode", "EXPIRE_MAKER");
        writer.WriteStrings("allowedSelfTradePreventionModes", SelfTradePreventionModes);
    }

    private static void WriteFilters(Utf8JsonWriter writer, SpotSymbol symbol)
    {
        writer.WriteStartArray("filters");
        writer.WriteStartObject();
        writer.WriteString("filterType", "PRICE_FILTER");
        writer.WriteAmount("minPrice", symbol.TickSize);
        writer.WriteAmount("maxPrice", 1_000_000m);
        writer.WriteAmount("tickSize", symbol.TickSize);
        writer.WriteEndObject();
        foreach (var (type, step) in new[] { ("LOT_SIZE", symbol.StepSize), ("MARKET_LOT_SIZE", 0m) })
        {
            writer.WriteStartObject();
            writer.WriteString("filterType", type);
            writer.WriteAmount("minQty", step);
            writer.WriteAmount("maxQty", 9_000m);
            writer.WriteAmount("stepSize", step);
            writer.WriteEndObject();
        }

        writer.WriteStartObject();
        writer.WriteString("filterType", "NOTIONAL");
        writer.WriteAmount("minNotional", symbol.MinimumNotional);
        writer.WriteBoolean("applyMinToMarket", true);
        writer.WriteAmount("maxNotional", 9_000_000m);
        writer.WriteBoolean("applyMaxToMarket", false);
        writer.WriteNumber("avgPriceMins", 5);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("filterType", "MAX_NUM_ORDERS");
        writer.WriteNumber("maxNumOrders", 200);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
