namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>A European option.</summary>
internal sealed record OptionSymbol(string BaseAsset, string QuoteAsset, DateTimeOffset Expiry, decimal StrikePrice, bool IsCall)
{
    public string Name { get; } = FormattableString.Invariant($"{BaseAsset}-{Expiry:yyMMdd}-{StrikePrice:0}-{(IsCall ? 'C' : 'P')}");
}
