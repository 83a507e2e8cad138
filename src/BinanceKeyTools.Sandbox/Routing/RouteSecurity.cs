namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>What a route demands of its caller (spot <c>rest-api.md</c>, "Request security").</summary>
internal enum RouteSecurity
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A known key in the header, no signature.</summary>
    MarketData,

    /// <summary>A signed request.</summary>
    Signed,
}
