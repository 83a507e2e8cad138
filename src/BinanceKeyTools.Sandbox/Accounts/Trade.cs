namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>An executed trade.</summary>
internal sealed record Trade(
    long Id,
    long OrderId,
    DateTimeOffset Time,
    TradeMarket Market,
    string Symbol,
    bool IsBuyer,
    bool IsMaker,
    decimal Price,
    decimal Quantity,
    decimal Commission,
    string CommissionAsset);
