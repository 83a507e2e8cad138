using System.Reflection;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class EndpointCatalogueTests
{
    [Fact]
    public void No_endpoint_is_listed_twice_and_each_is_found()
    {
        Assert.Equal(
            EndpointCatalogue.All.Count,
            EndpointCatalogue.All.Select(endpoint => $"{endpoint.Method} {endpoint.Path.ToUpperInvariant()}").Distinct().Count());
        Assert.All(EndpointCatalogue.All, endpoint => Assert.Same(endpoint, EndpointCatalogue.Find(endpoint.Method, endpoint.Path)));
    }

    [Fact]
    public void Every_named_endpoint_is_in_the_list()
    {
        var named = typeof(EndpointCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Endpoint)).Select(property => (Endpoint)property.GetValue(null)!).ToArray();

        Assert.True(named.Length >= 12);
        Assert.All(named, endpoint => Assert.Contains(endpoint, EndpointCatalogue.All));
    }

    [Fact]
    public void Every_endpoint_costs_something_and_only_wallet_endpoints_cost_the_account() =>
        Assert.All(EndpointCatalogue.All, endpoint =>
        {
            Assert.True(endpoint.IPWeight + endpoint.UidWeight > 0, endpoint.Path);
            Assert.True(endpoint.UidWeight == 0 || endpoint.Family == ApiFamily.Sapi, endpoint.Path);
            Assert.True(endpoint.Security == RequestSecurity.Signed || endpoint.Method == HttpMethod.Get, endpoint.Path);
        });

    [Theory]
    [InlineData("GET", "/sapi/v1/account/apiRestrictions", 1, 0)]
    [InlineData("GET", "/api/v3/account", 20, 0)]
    [InlineData("GET", "/api/v3/openOrders", 80, 0)]
    [InlineData("GET", "/sapi/v1/accountSnapshot", 2400, 0)]
    [InlineData("GET", "/sapi/v1/capital/withdraw/history", 0, 18000)]
    [InlineData("POST", "/sapi/v1/capital/withdraw/apply", 0, 900)]
    [InlineData("POST", "/sapi/v1/asset/transfer", 0, 300)]
    [InlineData("GET", "/sapi/v1/asset/transfer", 1, 0)]
    [InlineData("POST", "/sapi/v1/sub-account/universalTransfer", 1, 360)]
    [InlineData("POST", "/sapi/v2/sub-account/subAccountApi/ipRestriction", 0, 3000)]
    [InlineData("POST", "/fapi/v1/order/test", 1, 0)]
    [InlineData("GET", "/papi/v1/account", 20, 0)]
    public void Weights_are_the_documented_ones(string method, string path, int ipWeight, int uidWeight)
    {
        var endpoint = EndpointCatalogue.Find(new HttpMethod(method), path)!;

        Assert.Equal((ipWeight, uidWeight), (endpoint.IPWeight, endpoint.UidWeight));
    }

    [Fact]
    public void An_endpoint_makes_a_request_of_its_own_kind()
    {
        var request = EndpointCatalogue.SpotOrderTest.CreateRequest(TimeSpan.FromSeconds(2));

        Assert.Equal("POST /api/v3/order/test", request.ToString());
        Assert.Equal(RequestSecurity.Signed, request.Security);
        Assert.Equal(TimeSpan.FromSeconds(2), request.RecvWindow);
    }

    [Theory]
    [InlineData("POST", "/sapi/v1/capital/withdraw/apply", true)]
    [InlineData("POST", "/sapi/v1/localentity/withdraw/apply", true)]
    [InlineData("POST", "/sapi/v1/asset/transfer", true)]
    [InlineData("POST", "/SAPI/V1/ASSET/TRANSFER", true)]
    [InlineData("POST", "/sapi/v1/sub-account/universalTransfer", true)]
    [InlineData("POST", "/sapi/v1/sub-account/transfer/subToMaster", true)]
    [InlineData("POST", "/sapi/v1/managed-subaccount/withdraw", true)]
    [InlineData("POST", "/sapi/v1/broker/transfer", true)]
    [InlineData("POST", "/sapi/v1/asset/dust", true)]
    [InlineData("POST", "/sapi/v1/convert/acceptQuote", true)]
    [InlineData("POST", "/sapi/v1/giftcard/createCode", true)]
    [InlineData("POST", "/sapi/v1/margin/borrow-repay", true)]
    [InlineData("POST", "/papi/v1/bnb-transfer", true)]
    [InlineData("PUT", "/sapi/v1/asset/transfer", true)]
    [InlineData("GET", "/sapi/v1/asset/transfer", false)]
    [InlineData("GET", "/sapi/v1/capital/withdraw/history", false)]
    [InlineData("GET", "/sapi/v1/capital/withdraw/apply", false)]
    [InlineData("POST", "/sapi/v1/account/disableFastWithdrawSwitch", false)]
    [InlineData("POST", "/sapi/v1/account/enableFastWithdrawSwitch", false)]
    [InlineData("POST", "/api/v3/order", false)]
    [InlineData("POST", "/api/v3/order/test", false)]
    [InlineData("DELETE", "/api/v3/openOrders", false)]
    [InlineData("POST", "/sapi/v1/sub-account/subAccountApi", false)]
    [InlineData("POST", "/fapi/v1/leverage", false)]
    public void Moving_funds_is_told_from_everything_else(string method, string path, bool moves) =>
        Assert.Equal(moves, EndpointCatalogue.MovesFunds(new HttpMethod(method), path));
}
