namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>A spot symbol with the filters that a test order is held against.</summary>
internal sealed record SpotSymbol(
    string BaseAsset,
    string QuoteAsset,
    decimal ReferencePrice,
    decimal TickSize,
    decimal StepSize,
    decimal MinimumNotional,
    bool IsMarginAllowed)
{
    public string Name { get; } = BaseAsset + QuoteAsset;
}
