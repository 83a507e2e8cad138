using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>Which families the hosts of an environment serve; everything else is a 404 there.</summary>
internal static class EnvironmentPaths
{
    /// <summary>Binance.US has its own small set of wallet paths, and no <c>apiRestrictions</c>.</summary>
    private static readonly HashSet<string> UnitedStatesWalletPaths = new(StringComparer.Ordinal)
    {
        "/sapi/v1/system/status",
        "/sapi/v1/account/status",
        "/sapi/v1/account/apiTradingStatus",
        "/sapi/v1/capital/withdraw/history",
        "/sapi/v1/capital/deposit/hisrec",
        "/sapi/v1/sub-account/list",
    };

    public static bool Serves(BinanceEnvironment environment, ApiFamily family, string path) => environment switch
    {
        BinanceEnvironment.SpotTestnet or BinanceEnvironment.SpotDemo => family == ApiFamily.Spot,
        BinanceEnvironment.FuturesTestnet => family is ApiFamily.UsdMargined or ApiFamily.CoinMargined or ApiFamily.Options,
        BinanceEnvironment.FuturesDemo => family is ApiFamily.UsdMargined or ApiFamily.CoinMargined,
        BinanceEnvironment.Us => family == ApiFamily.Spot || UnitedStatesWalletPaths.Contains(path),
        _ => true,
    };
}
