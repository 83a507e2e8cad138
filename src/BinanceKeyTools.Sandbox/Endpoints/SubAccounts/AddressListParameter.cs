using System.Net;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>Reads the comma-separated <c>ipAddress</c> parameter.</summary>
internal static class AddressListParameter
{
    private const int LongestText = 500;
    private const int MostAddresses = 30;

    public static IReadOnlyList<IPAddress> Require(RequestContext context)
    {
        var text = context.Require("ipAddress");
        var parts = text.Split(',');
        if (text.Length > LongestText || parts.Length > MostAddresses)
        {
            throw new RequestRefusedException(ApiErrors.Invalid("ipAddress"));
        }

        return [.. parts.Select(Parse).Distinct()];
    }

    // Spaces and ranges are refused: the exchange takes plain addresses, separated by commas alone.
    private static IPAddress Parse(string text) => AddressText.TryParse(text, out var address)
        ? address
        : throw new RequestRefusedException(ApiErrors.Invalid("ipAddress"));
}
