using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class PermissionProbeTests
{
    [Theory]
    [InlineData(-2015, "Invalid API-key, IP, or permissions for action.", false)]
    [InlineData(-1002, "You are not authorized to execute this request.", false)]
    [InlineData(-1013, "Filter failure: PERCENT_PRICE_BY_SIDE", true)]
    [InlineData(-2010, "Account has insufficient balance for requested action.", true)]
    [InlineData(-2010, "Symbol not whitelisted for API key.", true)]
    [InlineData(-2010, "This action is disabled on this account.", false)]
    [InlineData(-2010, "This account may not place or cancel orders.", false)]
    [InlineData(-2010, "Rest API trading is not enabled.", false)]
    [InlineData(-1100, "Illegal characters found in a parameter.", null)]
    [InlineData(-1102, "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.", null)]
    [InlineData(-1111, "Precision is over the maximum defined for this asset.", null)]
    [InlineData(-1121, "Invalid symbol.", null)]
    [InlineData(-1021, "Timestamp for this request is outside of the recvWindow.", null)]
    [InlineData(-1022, "Signature for this request is not valid.", null)]
    [InlineData(-2008, "Invalid Api-Key ID.", null)]
    [InlineData(-2014, "API-key format invalid.", null)]
    [InlineData(-1003, "Too many requests.", null)]
    [InlineData(-1000, "An unknown error occurred while processing the request.", null)]
    [InlineData(-2019, "Margin is insufficient.", null)]
    public void Each_answer_to_a_spot_test_order_proves_what_it_proves(int code, string message, bool? works)
    {
        var result = Judge(EndpointCatalogue.SpotOrderTest, code, message);

        Assert.Equal(works, result.Works);
        Assert.Equal($"POST /api/v3/order/test: {code} {message}", result.Evidence);
    }

    [Theory]
    [InlineData(-2015, false, false)]
    [InlineData(-2019, true, false)]
    [InlineData(-2022, true, false)]
    [InlineData(-4087, false, true)]
    [InlineData(-4088, false, true)]
    [InlineData(-4109, false, true)]
    [InlineData(-4024, null, false)]
    [InlineData(-2017, null, false)]
    [InlineData(-1111, null, false)]
    public void Each_answer_to_a_futures_test_order_proves_what_it_proves(int code, bool? works, bool byAccount)
    {
        var result = Judge(EndpointCatalogue.UsdMarginedOrderTest, code, "something");

        Assert.Equal((works, byAccount), (result.Works, result.RefusedByAccount));
    }

    [Fact]
    public void Symbol_whitelists_and_account_refusals_are_told_apart()
    {
        Assert.Contains("symbol whitelist", Judge(EndpointCatalogue.SpotOrderTest, -2010, "Symbol not whitelisted for API key.").Note, StringComparison.Ordinal);
        var refused = Judge(EndpointCatalogue.SpotOrderTest, -2010, "This action is disabled on this account.");
        Assert.Equal("The account, not the key, is refused.", refused.Note);
        Assert.True(refused.RefusedByAccount);
    }

    [Fact]
    public void A_failure_without_a_code_proves_nothing()
    {
        var result = PermissionProbe.Judge(EndpointCatalogue.SpotOrderTest.CreateRequest(), ErrorOf(EndpointCatalogue.SpotOrderTest, null, "No answer within 30 s."));

        Assert.Null(result.Works);
        Assert.Equal("POST /api/v3/order/test: No answer within 30 s.", result.Evidence);
    }

    [Theory]
    [InlineData(KeyPermission.Reading, "GET /api/v3/account")]
    [InlineData(KeyPermission.SpotAndMarginTrading, "POST /api/v3/order/test")]
    [InlineData(KeyPermission.Futures, "POST /fapi/v1/order/test")]
    [InlineData(KeyPermission.VanillaOptions, "GET /eapi/v1/marginAccount")]
    [InlineData(KeyPermission.PortfolioMarginTrading, "GET /papi/v1/account")]
    public async Task The_call_is_harmless_and_made_once(KeyPermission permission, string call)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}");

        var result = await PermissionProbe.RunAsync(permission, fixture.Client, fixture.Credential);

        Assert.True(result.Works);
        Assert.Equal($"{call}: HTTP 200", result.Evidence);
        var request = Assert.Single(fixture.Network.Requests);
        Assert.Equal(call, request.ToString());
        Assert.Equal(request.Method == "POST", request.Query.StartsWith("symbol=BTCUSDT&side=BUY&type=LIMIT&", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(KeyPermission.Margin)]
    [InlineData(KeyPermission.InternalTransfer)]
    [InlineData(KeyPermission.UniversalTransfer)]
    [InlineData(KeyPermission.Withdrawals)]
    [InlineData(KeyPermission.FixApiTrade)]
    [InlineData(KeyPermission.FixReadOnly)]
    public async Task A_right_that_only_a_real_action_would_prove_is_not_probed(KeyPermission permission)
    {
        using var fixture = new ClientFixture();

        Assert.False(PermissionProbe.Exists(permission, fixture.Client.Hosts));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PermissionProbe.RunAsync(permission, fixture.Client, fixture.Credential));
        Assert.Empty(fixture.Network.Requests);
    }

    [Theory]
    [InlineData(BinanceEnvironment.SpotTestnet, KeyPermission.Reading | KeyPermission.SpotAndMarginTrading)]
    [InlineData(BinanceEnvironment.FuturesTestnet, KeyPermission.Futures | KeyPermission.VanillaOptions)]
    [InlineData(BinanceEnvironment.Us, KeyPermission.Reading | KeyPermission.SpotAndMarginTrading)]
    public void Probes_exist_where_the_environment_serves_them(BinanceEnvironment environment, KeyPermission expected) =>
        Assert.Equal(
            expected,
            PermissionField.All.Where(field => PermissionProbe.Exists(field.Permission, ExchangeHosts.For(environment)))
                .Aggregate(KeyPermission.None, (all, field) => all | field.Permission));

    private static PermissionProbeResult Judge(Endpoint endpoint, int code, string message) =>
        PermissionProbe.Judge(endpoint.CreateRequest(), ErrorOf(endpoint, code, message));

    private static BinanceError ErrorOf(Endpoint endpoint, int? code, string message) => new()
    {
        Kind = code is null ? BinanceErrorKind.Timeout : BinanceErrorKind.Api,
        Family = endpoint.Family,
        Method = endpoint.Method,
        Host = "api.binance.com",
        Path = endpoint.Path,
        Code = code,
        Message = message,
    };
}
