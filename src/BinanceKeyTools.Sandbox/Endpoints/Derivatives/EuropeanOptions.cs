using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The European options endpoints.</summary>
internal static class EuropeanOptions
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Public("/eapi/v1/ping", PublicEndpoints.Ping),
        Public("/eapi/v1/time", PublicEndpoints.Time),
        Public("/eapi/v1/exchangeInfo", ExchangeInfo),
        new("GET", "/eapi/v1/marginAccount", MarginAccount)
        {
            Weight = 3,
            Permissions = KeyPermissions.EnableReading | KeyPermissions.EnableVanillaOptions,
            Product = ProductRequirement.Options,
        },
    ];

    private static Route Public(string path, Func<RequestContext, Response> handle) =>
        new("GET", path, handle) { Security = RouteSecurity.None };

    private static Response ExchangeInfo(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        var options = context.Markets.Options;
        writer.WriteString("timezone", "UTC");
        writer.WriteMilliseconds("serverTime", context.Now);
        writer.WriteRows("optionContracts", options.Select(option => option.BaseAsset).Distinct(), static (json, asset) =>
        {
            json.WriteString("baseAsset", asset);
            json.WriteString("quoteAsset", "USDT");
            json.WriteString("underlying", asset + "USDT");
            json.WriteString("settleAsset", "USDT");
        });
        writer.WriteRows("optionAssets", ["USDT"], static (json, asset) => json.WriteString("name", asset));
        writer.WriteRows("optionSymbols", options, WriteSymbol);
        writer.WriteRows("rateLimits", RateLimitRow.Futures, RateLimitRow.Write);
    }));

    private static Response MarginAccount(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        writer.WriteRows("asset", context.Account.Definition.FuturesBalances, static (json, balance) =>
        {
            json.WriteString("asset", balance.Asset);
            json.WriteAmount("marginBalance", balance.Total);
            json.WriteAmount("equity", balance.Total);
            json.WriteAmount("available", balance.Free);
            json.WriteAmount("initialMargin", 0m);
            json.WriteAmount("maintMargin", 0m);
            json.WriteAmount("unrealizedPNL", 0m);
        });
        writer.WriteStrings("greek", []);
        writer.WriteMilliseconds("time", context.Now);
    }));

    private static void WriteSymbol(Utf8JsonWriter writer, OptionSymbol option)
    {
        writer.WriteMilliseconds("expiryDate", option.Expiry);
        writer.WriteString("symbol", option.Name);
        writer.WriteString("side", option.IsCall ? "CALL" : "PUT");
        writer.WriteString("strikePrice", option.StrikePrice.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("underlying", option.BaseAsset + option.QuoteAsset);
        writer.WriteNumber("unit", 1);
        writer.WriteString("minQty", "0.01");
        writer.WriteString("maxQty", "1000");
        writer.WriteNumber("priceScale", 0);
        writer.WriteNumber("quantityScale", 2);
        writer.WriteString("quoteAsset", option.QuoteAsset);
        writer.WriteString("status", "TRADING");
        writer.WriteString("initialMargin", "0.15");
        writer.WriteString("maintenanceMargin", "0.075");
        writer.WriteStartArray("filters");
        writer.WriteStartObject();
        writer.WriteString("filterType", "PRICE_FILTER");
        writer.WriteString("minPrice", "1");
        writer.WriteString("maxPrice", "100000");
        writer.WriteString("tickSize", "1");
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("filterType", "LOT_SIZE");
        writer.WriteString("minQty", "0.01");
        writer.WriteString("maxQty", "1000");
        writer.WriteString("stepSize", "0.01");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
