namespace BinanceKeyTools.Audit;

/// <summary>What a key is for; decides which rights it needs and which it must not have.</summary>
public enum KeyPurpose
{
    /// <summary>Dashboards and monitoring: reading and nothing else.</summary>
    ReadOnly,

    /// <summary>Tax and bookkeeping services: reading and nothing else.</summary>
    TaxReporting,

    /// <summary>Bots on the spot market.</summary>
    SpotTrading,

    /// <summary>Bots on margin, with loans.</summary>
    MarginTrading,

    /// <summary>Bots on futures.</summary>
    FuturesTrading,

    /// <summary>Withdrawals and transfers by the treasury; no trading.</summary>
    Treasury,
}
