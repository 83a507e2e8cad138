using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class ApiPathTests
{
    [Theory]
    [InlineData("/api/v3/account", ApiFamily.Spot)]
    [InlineData("/sapi/v1/account/apiRestrictions", ApiFamily.Sapi)]
    [InlineData("/fapi/v1/order/test", ApiFamily.UsdMargined)]
    [InlineData("/dapi/v1/balance", ApiFamily.CoinMargined)]
    [InlineData("/eapi/v1/marginAccount", ApiFamily.Options)]
    [InlineData("/papi/v1/um/account_Config-x.y", ApiFamily.PortfolioMargin)]
    public void The_family_is_the_first_segment(string path, ApiFamily family)
    {
        Assert.Equal(family, ApiPath.Parse(path));
        Assert.Equal(family, new BinanceRequest(HttpMethod.Get, path).Family);
        Assert.StartsWith(ApiPath.PrefixOf(family) + "/", path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "RequestPath")]
    [InlineData("api/v3/account", "RequestPath")]
    [InlineData("/api/v3/account?symbol=BTCUSDT", "RequestPath")]
    [InlineData("/api/v3/account#x", "RequestPath")]
    [InlineData("//evil.example/api/v3/account", "RequestPath")]
    [InlineData("/api//v3", "RequestPath")]
    [InlineData("/api/../sapi/v1/account", "RequestPath")]
    [InlineData("/api/./v3", "RequestPath")]
    [InlineData("/api/v3/%61ccount", "RequestPath")]
    [InlineData("/api/v3/acc ount", "RequestPath")]
    [InlineData("/api/v3/account\r\nX-Evil: 1", "RequestPath")]
    [InlineData("/api/v3/käse", "RequestPath")]
    [InlineData("/api@evil.example/v3", "RequestPath")]
    [InlineData("https://api.binance.com/api/v3/account", "RequestPath")]
    [InlineData("/API/v3/account", "RequestFamily")]
    [InlineData("/wapi/v3/account", "RequestFamily")]
    [InlineData("/api", "RequestFamily")]
    public void A_path_that_would_not_arrive_as_it_is_is_refused(string path, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<RequestParameterException>(() => new BinanceRequest(HttpMethod.Get, path)).ErrorId);

    [Fact]
    public void A_method_is_known_whatever_its_case()
    {
        var request = new BinanceRequest(new HttpMethod("get"), "/api/v3/account");

        Assert.True(request.IsRead);
        Assert.Equal("GET /api/v3/account", request.ToString());
        Assert.NotNull(EndpointCatalogue.Find(request.Method, request.Path));
    }
}
