namespace BinanceKeyTools.Exchange;

/// <summary>The set of hosts that a key belongs to. Keys of one environment are unknown to every other.</summary>
public enum BinanceEnvironment
{
    /// <summary>binance.com production: one key for spot, wallet, futures, options and portfolio margin hosts.</summary>
    Live,

    /// <summary>testnet.binance.vision: <c>/api</c> only.</summary>
    SpotTestnet,

    /// <summary>demo-api.binance.com: <c>/api</c> only, keys from demo.binance.com.</summary>
    SpotDemo,

    /// <summary>testnet.binancefuture.com: the older futures testnet.</summary>
    FuturesTestnet,

    /// <summary>demo-fapi.binance.com and demo-dapi.binance.com.</summary>
    FuturesDemo,

    /// <summary>Binance.US, a separate company with separate keys; no <c>apiRestrictions</c>, no futures.</summary>
    Us,

    /// <summary>The local sandbox on a loopback address.</summary>
    Sandbox,

    /// <summary>A base address that the caller named explicitly.</summary>
    Custom,
}
