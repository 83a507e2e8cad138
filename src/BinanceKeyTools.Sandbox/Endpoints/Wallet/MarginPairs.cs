using System.Text.Json;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary>The symbols that trade on margin.</summary>
internal static class MarginPairs
{
    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/margin/allPairs", Cross) { Security = RouteSecurity.MarketData },
        new("GET", "/sapi/v1/margin/isolated/allPairs", Isolated) { Security = RouteSecurity.MarketData },
    ];

    private static Response Cross(RequestContext context) => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(Allowed(context).Select((symbol, index) => (symbol, index)), static (json, row) =>
        {
            WritePair(json, row.symbol);
            json.WriteNumber("id", 351637150141315861 + row.index);
        })));

    private static Response Isolated(RequestContext context) =>
        Response.Json(JsonBody.Write(writer => writer.WriteRows(Allowed(context), WritePair)));

    private static void WritePair(Utf8JsonWriter writer, SpotSymbol symbol)
    {
        writer.WriteString("base", symbol.BaseAsset);
        writer.WriteBoolean("isBuyAllowed", true);
        writer.WriteBoolean("isMarginTrade", true);
        writer.WriteBoolean("isSellAllowed", true);
        writer.WriteString("quote", symbol.QuoteAsset);
        writer.WriteString("symbol", symbol.Name);
    }

    private static IEnumerable<SpotSymbol> Allowed(RequestContext context) => context.Markets.Spot.Where(symbol => symbol.IsMarginAllowed);
}
