using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Audit;

/// <summary>
/// Proves rights by calls that change nothing: reads, and test orders that are validated and never placed. Rights for which
/// the exchange has no such call (withdrawals, transfers, loans, FIX) are not probed.
/// </summary>
public static class PermissionProbe
{
    /// <summary>The symbol of a test order when no other is asked for.</summary>
    internal const string DefaultSymbol = "BTCUSDT";

    private static readonly string[] AccountRefusals =
        ["This action is disabled on this account", "may not place or cancel orders", "Rest API trading is not enabled"];

    private static readonly Endpoint[] Reads =
        [EndpointCatalogue.SpotAccount, EndpointCatalogue.UsdMarginedAccount, EndpointCatalogue.CoinMarginedBalance];

    /// <summary>Whether a harmless call exists for a right in an environment.</summary>
    /// <param name="permission">One permission.</param>
    /// <param name="hosts">The environment's addresses.</param>
    public static bool Exists(KeyPermission permission, ExchangeHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        return EndpointFor(permission) is { } endpoint && hosts.Addresses.ContainsKey(endpoint.Family);
    }

    /// <summary>Makes the call for a right.</summary>
    /// <param name="permission">One permission for which <see cref="Exists"/> is true.</param>
    /// <param name="client">The client to send with.</param>
    /// <param name="credential">The key to test.</param>
    /// <param name="recvWindow">How late the request may arrive; the exchange's default when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>What the answer proves.</returns>
    public static async Task<PermissionProbeResult> RunAsync(
        KeyPermission permission,
        BinanceClient client,
        BinanceCredential credential,
        TimeSpan? recvWindow = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var endpoint = EndpointFor(permission) ?? throw new ArgumentOutOfRangeException(nameof(permission), permission, null);
        var request = new BinanceRequest(endpoint.Method, endpoint.Path)
        {
            Query = endpoint.Method == HttpMethod.Post ? TestOrder(DefaultSymbol) : RequestParameters.Empty,
            RecvWindow = recvWindow,
        };
        try
        {
            var response = await client.SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
            return new PermissionProbeResult(true, $"{request}: HTTP {(int)response.Status}");
        }
        catch (BinanceException exception)
        {
            return Judge(request, exception.Error);
        }
    }

    /// <summary>Whether the key can read anything from here. If it can, neither the key nor the address is what another call
    /// was refused for.</summary>
    internal static async Task<bool> CanReadAsync(
        BinanceClient client, BinanceCredential credential, TimeSpan? recvWindow, CancellationToken cancellationToken)
    {
        if (MainRead(client.Hosts) is not { } endpoint)
        {
            return false;
        }

        try
        {
            await client.SendAsync(endpoint.CreateRequest(recvWindow), credential, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (BinanceException)
        {
            return false;
        }
    }

    internal static PermissionProbeResult Judge(BinanceRequest request, BinanceError error)
    {
        var evidence = error.Code is { } code
            ? $"{request}: {code} {error.Message}"
            : $"{request}: {error.Message}";
        return error.Code switch
        {
            -2015 or -1002 => new(false, evidence),

            // Filter failures and refusals by the matching engine come after the key checks (Binance documentation, "Errors").
            -1013 => new(true, evidence, "The test order met a trading rule, so it got past the key checks."),
            -2010 when AccountRefusals.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) =>
                new(false, evidence, "The account, not the key, is refused.") { RefusedByAccount = true },
            -2010 when error.Message.Contains("whitelisted", StringComparison.OrdinalIgnoreCase) =>
                new(true, evidence, "The key has a symbol whitelist, and BTCUSDT is not on it."),
            -2010 => new(true, evidence, "The test order reached the matching engine's rules."),

            // Balance, margin and position rules, and limits of the account (Binance documentation, USDS-M "Error codes").
            <= -2018 and >= -2022 when request.Family == ApiFamily.UsdMargined =>
                new(true, evidence, "The test order met an order rule, so it got past the key checks."),
            -4087 or -4088 or -4109 when request.Family == ApiFamily.UsdMargined =>
                new(false, evidence, "The account, not the key, is refused.") { RefusedByAccount = true },
            _ => new(null, evidence),
        };
    }

    /// <summary>The read of an environment's main family; <see langword="null"/> when it serves none of them.</summary>
    internal static Endpoint? MainRead(ExchangeHosts hosts) => Array.Find(Reads, endpoint => hosts.Addresses.ContainsKey(endpoint.Family));

    private static Endpoint? EndpointFor(KeyPermission permission) => permission switch
    {
        KeyPermission.Reading => EndpointCatalogue.SpotAccount,
        KeyPermission.SpotAndMarginTrading => EndpointCatalogue.SpotOrderTest,
        KeyPermission.Futures => EndpointCatalogue.UsdMarginedOrderTest,
        KeyPermission.VanillaOptions => EndpointCatalogue.OptionsMarginAccount,
        KeyPermission.PortfolioMarginTrading => EndpointCatalogue.PortfolioMarginAccount,
        _ => null,
    };

    // A limit order far from the market. Test orders are validated only; should one ever be placed, it could not fill.
    internal static RequestParameters TestOrder(string symbol) => new RequestParameters()
        .Add("symbol", symbol)
        .Add("side", "BUY")
        .Add("type", "LIMIT")
        .Add("timeInForce", "GTC")
        .Add("quantity", "0.01")
        .Add("price", "10000");
}
