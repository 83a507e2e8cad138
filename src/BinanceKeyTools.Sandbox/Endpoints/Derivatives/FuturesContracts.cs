using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>Writes exchangeInfo of the two futures families.</summary>
internal static class FuturesContracts
{
    private static readonly DateTimeOffset Onboarded = new(2019, 9, 25, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] OrderTypes =
        ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"];

    private static readonly string[] TimesInForce = ["GTC", "IOC", "FOK", "GTX", "GTD"];

    public static Response ExchangeInfo(RequestContext context, IReadOnlyList<FuturesSymbol> symbols) =>
        Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteString("timezone", "UTC");
            writer.WriteMilliseconds("serverTime", context.Now);
            writer.WriteString("futuresType", symbols[0].ContractSize == 0 ? "U_MARGINED" : "COIN_MARGINED");
            writer.WriteRows("rateLimits", RateLimitRow.Futures, RateLimitRow.Write);
            writer.WriteStrings("exchangeFilters", []);
            writer.WriteRows("assets", symbols.Select(symbol => symbol.MarginAsset).Distinct(), static (json, asset) =>
            {
                json.WriteString("asset", asset);
                json.WriteBoolean("marginAvailable", true);
                json.WriteString("autoAssetExchange", "-10000");
            });
            writer.WriteRows("symbols", symbols, WriteSymbol);
        }));

    private static void WriteSymbol(Utf8JsonWriter writer, FuturesSymbol symbol)
    {
        var isCoinMargined = symbol.ContractSize > 0;
        writer.WriteString("symbol", symbol.Name);
        writer.WriteString("pair", symbol.Pair);
        writer.WriteString("contractType", symbol.ContractType);
        writer.WriteMilliseconds("deliveryDate", symbol.DeliveryDate);
        writer.WriteMilliseconds("onboardDate", Onboarded);
        writer.WriteString(isCoinMargined ? "contractStatus" : "status", "TRADING");
        if (isCoinMargined)
        {
            writer.WriteNumber("contractSize", symbol.ContractSize);
        }

        writer.WriteString("maintMarginPercent", "2.5000");
        writer.WriteString("requiredMarginPercent", "5.0000");
        writer.WriteString("baseAsset", symbol.BaseAsset);
        writer.WriteString("quoteAsset", symbol.QuoteAsset);
        writer.WriteString("marginAsset", symbol.MarginAsset);
        writer.WriteNumber("pricePrecision", symbol.TickSize.Scale);
        writer.WriteNumber("quantityPrecision", symbol.StepSize.Scale);
        writer.WriteNumber("baseAssetPrecision", 8);
        writer.WriteNumber("quotePrecision", 8);
        writer.WriteString("underlyingType", "COIN");
        writer.WriteStrings("underlyingSubType", ["PoW"]);
        writer.WriteString("triggerProtect", "0.0500");
        writer.WriteString("liquidationFee", "0.012500");
        writer.WriteString("marketTakeBound", "0.05");
        WriteFilters(writer, symbol);
        writer.WriteStrings("orderTypes", OrderTypes);
        writer.WriteStrings("timeInForce", TimesInForce);
    }

    private static void WriteFilters(Utf8JsonWriter writer, FuturesSymbol symbol)
    {
        var tick = symbol.TickSize.ToString(CultureInfo.InvariantCulture);
        var step = symbol.StepSize.ToString(CultureInfo.InvariantCulture);
        writer.WriteStartArray("filters");
        writer.WriteStartObject();
        writer.WriteString("filterType", "PRICE_FILTER");
        writer.WriteString("minPrice", tick);
        writer.WriteString("maxPrice", "4529764");
        writer.WriteString("tickSize", tick);
        writer.WriteEndObject();
        foreach (var type in new[] { "LOT_SIZE", "MARKET_LOT_SIZE" })
        {
            writer.WriteStartObject();
            writer.WriteString("filterType", type);
            writer.WriteString("minQty", step);
            writer.WriteString("maxQty", "1000");
            writer.WriteString("stepSize", step);
            writer.WriteEndObject();
        }

        if (symbol.MinimumNotional > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("filterType", "MIN_NOTIONAL");
            writer.WriteString("notional", symbol.MinimumNotional.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
