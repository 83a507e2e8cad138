using System.Collections.Frozen;
using BinanceKeyTools.Sandbox.Endpoints.Derivatives;
using BinanceKeyTools.Sandbox.Endpoints.Spot;
using BinanceKeyTools.Sandbox.Endpoints.SubAccounts;
using BinanceKeyTools.Sandbox.Endpoints.Wallet;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints;

/// <summary>Every endpoint of the local exchange.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<Route> All { get; } =
    [
        .. SpotMarketData.Routes,
        .. SpotAccount.Routes,
        .. SpotOrders.Routes,
        .. KeyRestrictionsEndpoint.Routes,
        .. WalletAccount.Routes,
        .. WalletCapital.Routes,
        .. Withdrawals.Routes,
        .. WalletTransfers.Routes,
        .. MarginPairs.Routes,
        .. SubAccountDirectory.Routes,
        .. SubAccountKeys.Routes,
        .. SubAccountKeyAddresses.Routes,
        .. UsdMarginedFutures.Routes,
        .. CoinMarginedFutures.Routes,
        .. EuropeanOptions.Routes,
        .. PortfolioMarginAccount.Routes,
    ];

    private static readonly FrozenDictionary<(string Method, string Path), Route> Index =
        All.ToFrozenDictionary(route => (route.Method, route.Path));

    public static Route? Find(string method, string path) => Index.GetValueOrDefault((method, path));
}
