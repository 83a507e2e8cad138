namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>The handful of symbols and coins that the local exchange trades.</summary>
internal sealed class MarketCatalogue
{
    /// <summary>The delivery date that the exchange prints for a perpetual contract.</summary>
    private static readonly DateTimeOffset Never = new(2100, 12, 25, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset NextDelivery = new(2027, 3, 26, 8, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<SpotSymbol> Spot { get; } =
    [
        new("BTC", "USDT", 90000m, 0.01m, 0.00001m, 5m, IsMarginAllowed: true),
        new("ETH", "USDT", 3000m, 0.01m, 0.0001m, 5m, IsMarginAllowed: true),
        new("BNB", "USDT", 900m, 0.01m, 0.001m, 5m, IsMarginAllowed: true),
        new("SOL", "USDT", 150m, 0.01m, 0.001m, 5m, IsMarginAllowed: true),
        new("LTC", "USDT", 90m, 0.01m, 0.001m, 5m, IsMarginAllowed: true),
        new("ETH", "BTC", 0.033m, 0.00001m, 0.0001m, 0.0001m, IsMarginAllowed: true),
        new("BNB", "BTC", 0.01m, 0.000001m, 0.001m, 0.0001m, IsMarginAllowed: true),
        new("LTC", "BTC", 0.001m, 0.000001m, 0.001m, 0.0001m, IsMarginAllowed: false),
    ];

    public IReadOnlyList<FuturesSymbol> UsdMargined { get; } =
    [
        new("BTCUSDT", "BTC", "USDT", "USDT", "PERPETUAL", Never, 0.1m, 0.001m, 100m, 0),
        new("ETHUSDT", "ETH", "USDT", "USDT", "PERPETUAL", Never, 0.01m, 0.001m, 20m, 0),
        new("BNBUSDT", "BNB", "USDT", "USDT", "PERPETUAL", Never, 0.01m, 0.01m, 5m, 0),
        new("SOLUSDT", "SOL", "USDT", "USDT", "PERPETUAL", Never, 0.01m, 0.01m, 5m, 0),
        new("BTCUSDT_270326", "BTC", "USDT", "USDT", "CURRENT_QUARTER", NextDelivery, 0.1m, 0.001m, 5m, 0),
    ];

    public IReadOnlyList<FuturesSymbol> CoinMargined { get; } =
    [
        new("BTCUSD_PERP", "BTC", "USD", "BTC", "PERPETUAL", Never, 0.1m, 1m, 0m, 100),
        new("ETHUSD_PERP", "ETH", "USD", "ETH", "PERPETUAL", Never, 0.01m, 1m, 0m, 10),
        new("BTCUSD_270326", "BTC", "USD", "BTC", "CURRENT_QUARTER", NextDelivery, 0.1m, 1m, 0m, 100),
    ];

    public IReadOnlyList<OptionSymbol> Options { get; } =
    [
        new("BTC", "USDT", NextDelivery, 90000m, IsCall: true),
        new("BTC", "USDT", NextDelivery, 90000m, IsCall: false),
        new("ETH", "USDT", NextDelivery, 3000m, IsCall: true),
    ];

    public IReadOnlyList<Coin> Coins { get; } =
    [
        new("BTC", "Bitcoin", [new("BTC", "Bitcoin", 0.00003m, 0.0001m)]),
        new("ETH", "Ethereum", [new("ETH", "Ethereum (ERC20)", 0.0003m, 0.001m)]),
        new("BNB", "BNB", [new("BSC", "BNB Smart Chain (BEP20)", 0.00001m, 0.002m)]),
        new("SOL", "Solana", [new("SOL", "Solana", 0.001m, 0.1m)]),
        new("LTC", "Litecoin", [new("LTC", "Litecoin", 0.0001m, 0.002m)]),
        new("USDT", "TetherUS", [new("TRX", "Tron (TRC20)", 1m, 5m), new("ETH", "Ethereum (ERC20)", 2m, 10m)]),
    ];

    public SpotSymbol? FindSpot(string name) => Spot.FirstOrDefault(symbol => symbol.Name == name);

    public FuturesSymbol? FindUsdMargined(string name) => UsdMargined.FirstOrDefault(symbol => symbol.Name == name);
}
