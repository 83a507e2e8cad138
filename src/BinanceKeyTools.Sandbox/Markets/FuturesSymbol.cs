namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>A futures contract. <c>ContractSize</c> is the value of one contract in the quote asset, 0 for USDS-margined ones.</summary>
internal sealed record FuturesSymbol(
    string Name, string BaseAsset, string QuoteAsset, string MarginAsset, string ContractType, DateTimeOffset DeliveryDate,
    decimal TickSize, decimal StepSize, decimal MinimumNotional, int ContractSize)
{
    public string Pair { get; } = BaseAsset + QuoteAsset;
}
