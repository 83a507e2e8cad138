namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>Whose budget a request is charged to.</summary>
internal enum WeightScope
{
    /// <summary>The caller's address.</summary>
    Address,

    /// <summary>The account behind the key (the documentation's "UID").</summary>
    Account,
}
