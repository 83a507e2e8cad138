namespace BinanceKeyTools.Exchange;

/// <summary>The cheapest public request of each family: weight 1, no key. Wallet has no ping; its system status costs as little.</summary>
public static class FamilyPing
{
    /// <summary>The request for a family.</summary>
    /// <param name="family">The family.</param>
    public static BinanceRequest For(ApiFamily family) => new(HttpMethod.Get, PathOf(family)) { Security = RequestSecurity.None };

    private static string PathOf(ApiFamily family) => family switch
    {
        ApiFamily.Spot => "/api/v3/ping",
        ApiFamily.Sapi => "/sapi/v1/system/status",
        ApiFamily.UsdMargined => "/fapi/v1/ping",
        ApiFamily.CoinMargined => "/dapi/v1/ping",
        ApiFamily.Options => "/eapi/v1/ping",
        ApiFamily.PortfolioMargin => "/papi/v1/ping",
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, null),
    };
}
