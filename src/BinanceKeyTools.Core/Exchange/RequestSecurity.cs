namespace BinanceKeyTools.Exchange;

/// <summary>What a request carries to identify its sender (Binance documentation, "Request security").</summary>
public enum RequestSecurity
{
    /// <summary>Public data: neither key nor signature.</summary>
    None,

    /// <summary>The API key header alone (MARKET_DATA of older endpoints).</summary>
    ApiKey,

    /// <summary>API key header, timestamp and signature (USER_DATA, TRADE).</summary>
    Signed,
}
