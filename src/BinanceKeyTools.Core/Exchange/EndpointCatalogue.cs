using System.Collections.Frozen;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// The endpoints that key work uses, with their weights. Source: Binance connector clients and the weight given on each
/// endpoint's documentation page (2026). A path that is not here costs 1 against its family's budget.
/// </summary>
public static class EndpointCatalogue
{
    /// <summary>What the key that signs may do. Weight 1; needs reading only.</summary>
    public static Endpoint ApiRestrictions { get; } = Read("/sapi/v1/account/apiRestrictions", 1);

    /// <summary>Whether the account is restricted.</summary>
    public static Endpoint AccountStatus { get; } = Read("/sapi/v1/account/status", 1);

    /// <summary>Whether behaviour rules locked trading by API.</summary>
    public static Endpoint ApiTradingStatus { get; } = Read("/sapi/v1/account/apiTradingStatus", 1);

    /// <summary>Which products the account has opened.</summary>
    public static Endpoint AccountInfo { get; } = Read("/sapi/v1/account/info", 1);

    /// <summary>The address book for withdrawals.</summary>
    public static Endpoint WithdrawalAddresses { get; } = Read("/sapi/v1/capital/withdraw/address/list", 10);

    /// <summary>The sub-accounts of a master account.</summary>
    public static Endpoint SubAccounts { get; } = Read("/sapi/v1/sub-account/list", 1);

    /// <summary>The keys of a sub-account.</summary>
    public static Endpoint SubAccountKeys { get; } = Read("/sapi/v1/sub-account/subAccountApi", 0, 3000);

    /// <summary>The addresses that a key of a sub-account is restricted to.</summary>
    public static Endpoint SubAccountKeyAddresses { get; } = Read("/sapi/v1/sub-account/subAccountApi/ipRestriction", 0, 3000);

    /// <summary>The spot account; the read probe of the spot family.</summary>
    public static Endpoint SpotAccount { get; } = Read("/api/v3/account", 20);

    /// <summary>Validates a spot order and places none.</summary>
    public static Endpoint SpotOrderTest { get; } = new(HttpMethod.Post, "/api/v3/order/test", RequestSecurity.Signed, 1);

    /// <summary>The USDS-M account; the read probe of the family.</summary>
    public static Endpoint UsdMarginedAccount { get; } = Read("/fapi/v3/account", 5);

    /// <summary>Validates a USDS-M order and places none.</summary>
    public static Endpoint UsdMarginedOrderTest { get; } = new(HttpMethod.Post, "/fapi/v1/order/test", RequestSecurity.Signed, 1);

    /// <summary>Whether behaviour rules locked trading by API on the USDS-M market.</summary>
    public static Endpoint UsdMarginedTradingStatus { get; } = Read("/fapi/v1/apiTradingStatus", 10);

    /// <summary>The COIN-M balance; the read probe of the family.</summary>
    public static Endpoint CoinMarginedBalance { get; } = Read("/dapi/v1/balance", 1);

    /// <summary>The options margin account; the read probe of the family.</summary>
    public static Endpoint OptionsMarginAccount { get; } = Read("/eapi/v1/marginAccount", 3);

    /// <summary>The portfolio margin account; the read probe of the family.</summary>
    public static Endpoint PortfolioMarginAccount { get; } = Read("/papi/v1/account", 20);

    /// <summary>Whether behaviour rules locked trading by API on the USDS-M market of a portfolio margin account.</summary>
    public static Endpoint PortfolioMarginTradingStatus { get; } = Read("/papi/v1/um/apiTradingStatus", 10);

    /// <summary>The cross margin account; the read probe of margin.</summary>
    public static Endpoint MarginAccount { get; } = Read("/sapi/v1/margin/account", 10);

    private static readonly Endpoint[] Others =
    [
        Public("/api/v3/ping", 1), Public("/api/v3/time", 1), Public("/api/v3/exchangeInfo", 20),
        Public("/fapi/v1/ping", 1), Public("/fapi/v1/time", 1), Public("/fapi/v1/exchangeInfo", 1),
        Public("/dapi/v1/ping", 1), Public("/dapi/v1/time", 1), Public("/dapi/v1/exchangeInfo", 1),
        Public("/eapi/v1/ping", 1), Public("/eapi/v1/time", 1), Public("/eapi/v1/exchangeInfo", 1),
        Public("/papi/v1/ping", 1), Public("/sapi/v1/system/status", 1),
        Read("/api/v3/openOrders", 80), Read("/api/v3/allOrders", 20), Read("/api/v3/myTrades", 20), Read("/api/v3/rateLimit/order", 40),
        Read("/sapi/v1/accountSnapshot", 2400), Read("/sapi/v1/capital/config/getall", 10),
        Read("/sapi/v1/capital/withdraw/quota", 10),
        Read("/sapi/v1/capital/withdraw/history", 0, 18000), Read("/sapi/v1/capital/deposit/hisrec", 1),
        Read("/sapi/v1/asset/transfer", 1),
        Read("/sapi/v1/sub-account/status", 10),
        new(HttpMethod.Post, "/sapi/v1/sub-account/subAccountApi", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Post, "/sapi/v2/sub-account/subAccountApi", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Delete, "/sapi/v1/sub-account/subAccountApi", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Post, "/sapi/v1/sub-account/subAccountApiPermission", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Post, "/sapi/v2/sub-account/subAccountApi/ipRestriction", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Delete, "/sapi/v1/sub-account/subAccountApi/ipRestriction/ipList", RequestSecurity.Signed, 0, 3000),
        new(HttpMethod.Post, "/sapi/v1/capital/withdraw/apply", RequestSecurity.Signed, 0, 900),
        new(HttpMethod.Post, "/sapi/v1/asset/transfer", RequestSecurity.Signed, 0, 300),
        new(HttpMethod.Post, "/sapi/v1/sub-account/universalTransfer", RequestSecurity.Signed, 1, 360),
        Read("/sapi/v1/sub-account/universalTransfer", 1),
        Read("/fapi/v3/balance", 5), Read("/fapi/v1/accountConfig", 5),
        Read("/fapi/v1/userTrades", 5), Read("/fapi/v1/allOrders", 5), Read("/fapi/v1/income", 30),
        Read("/dapi/v1/account", 5), Read("/dapi/v1/userTrades", 20),
        Read("/papi/v1/balance", 20), Read("/papi/v1/um/accountConfig", 5),
    ];

    private static readonly FrozenDictionary<(string Method, string Path), Endpoint> ByMethodAndPath =
        Others.Concat(
            [
                ApiRestrictions, AccountStatus, ApiTradingStatus, AccountInfo, SpotAccount, SpotOrderTest, UsdMarginedAccount,
                UsdMarginedOrderTest, CoinMarginedBalance, OptionsMarginAccount, PortfolioMarginAccount, MarginAccount,
                UsdMarginedTradingStatus, PortfolioMarginTradingStatus,
                WithdrawalAddresses, SubAccounts, SubAccountKeys, SubAccountKeyAddresses,
            ])
            .ToFrozenDictionary(endpoint => (endpoint.Method.Method, endpoint.Path));

    /// <summary>All endpoints of the catalogue.</summary>
    public static IReadOnlyCollection<Endpoint> All => ByMethodAndPath.Values;

    /// <summary>Finds an endpoint.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path without query.</param>
    /// <returns>The endpoint, or <see langword="null"/> when the catalogue does not know it.</returns>
    public static Endpoint? Find(HttpMethod method, string path) => ByMethodAndPath.GetValueOrDefault((method.Method, path));

    /// <summary>
    /// Whether a request would move funds: a withdrawal, a transfer, a payment or a conversion. Judged by the path, so that
    /// endpoints that came after this catalogue are recognised too; switches such as <c>disableFastWithdrawSwitch</c> move nothing.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path without query.</param>
    public static bool MovesFunds(HttpMethod method, string path) =>
        method != HttpMethod.Get
        && !path.EndsWith("WithdrawSwitch", StringComparison.Ordinal)
        && FundWords.Any(word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] FundWords = ["withdraw", "giftcard", "transfer", "dust", "convert", "/pay", "fiat", "redeem", "loan", "repay"];

    private static Endpoint Read(string path, int ipWeight, int uidWeight = 0) =>
        new(HttpMethod.Get, path, RequestSecurity.Signed, ipWeight, uidWeight);

    private static Endpoint Public(string path, int weight) => new(HttpMethod.Get, path, RequestSecurity.None, weight);
}
