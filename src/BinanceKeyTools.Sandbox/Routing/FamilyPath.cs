using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>Finds the family of a path by its prefix, as all families are served under one base address.</summary>
internal static class FamilyPath
{
    private static readonly (string Prefix, ApiFamily Family)[] Prefixes =
    [
        ("/api/", ApiFamily.Spot),
        ("/sapi/", ApiFamily.Sapi),
        ("/fapi/", ApiFamily.UsdMargined),
        ("/dapi/", ApiFamily.CoinMargined),
        ("/eapi/", ApiFamily.Options),
        ("/papi/", ApiFamily.PortfolioMargin),
    ];

    public static ApiFamily? Find(string path)
    {
        foreach (var (prefix, family) in Prefixes)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return family;
            }
        }

        return null;
    }
}
