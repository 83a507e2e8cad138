namespace BinanceKeyTools.Exchange;

/// <summary>Whom a budget is counted for.</summary>
public enum RateLimitScope
{
    /// <summary>The caller's address, shared by every key and program behind it.</summary>
    Address,

    /// <summary>The account behind the key.</summary>
    Account,
}
