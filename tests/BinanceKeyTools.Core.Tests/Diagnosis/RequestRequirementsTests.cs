using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis;

public sealed class RequestRequirementsTests
{
    [Theory]
    [InlineData("GET /api/v3/time", KeyPermission.None)]
    [InlineData("GET /api/v3/ticker/24hr", KeyPermission.None)]
    [InlineData("GET /fapi/v1/exchangeInfo", KeyPermission.None)]
    [InlineData("GET /fapi/v1/premiumIndex", KeyPermission.None)]
    [InlineData("GET /papi/v1/ping", KeyPermission.None)]
    [InlineData("GET /sapi/v1/system/status", KeyPermission.None)]
    [InlineData("GET /api/v3/account", KeyPermission.Reading)]
    [InlineData("GET /api/v3/order", KeyPermission.Reading)]
    [InlineData("GET /api/v3/myTrades", KeyPermission.Reading)]
    [InlineData("POST /api/v3/userDataStream", KeyPermission.Reading)]
    [InlineData("POST /api/v3/order", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /api/v3/order/test", KeyPermission.SpotAndMarginTrading)]
    [InlineData("DELETE /api/v3/openOrders", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /api/v3/orderList/oco", KeyPermission.SpotAndMarginTrading)]
    [InlineData("GET /fapi/v3/account", KeyPermission.Futures)]
    [InlineData("GET /fapi/v1/userTrades", KeyPermission.Futures)]
    [InlineData("POST /fapi/v1/order", KeyPermission.Futures)]
    [InlineData("POST /fapi/v1/listenKey", KeyPermission.Futures)]
    [InlineData("GET /dapi/v1/balance", KeyPermission.Futures)]
    [InlineData("GET /eapi/v1/marginAccount", KeyPermission.VanillaOptions)]
    [InlineData("POST /eapi/v1/order", KeyPermission.VanillaOptions)]
    [InlineData("GET /papi/v1/account", KeyPermission.PortfolioMarginTrading)]
    [InlineData("POST /papi/v1/um/order", KeyPermission.PortfolioMarginTrading)]
    [InlineData("POST /papi/v1/marginLoan", KeyPermission.PortfolioMarginTrading)]
    [InlineData("POST /sapi/v1/margin/order", KeyPermission.SpotAndMarginTrading)]
    [InlineData("GET /sapi/v1/margin/account", KeyPermission.Reading)]
    [InlineData("POST /sapi/v1/margin/borrow-repay", KeyPermission.Margin)]
    [InlineData("GET /sapi/v1/margin/borrow-repay", KeyPermission.Reading)]
    [InlineData("POST /sapi/v1/margin/transfer", KeyPermission.Margin)]
    [InlineData("POST /sapi/v1/margin/isolated/transfer", KeyPermission.Margin)]
    [InlineData("POST /sapi/v1/capital/withdraw/apply", KeyPermission.Withdrawals)]
    [InlineData("POST /sapi/v1/localentity/withdraw/apply", KeyPermission.Withdrawals)]
    [InlineData("GET /sapi/v1/capital/withdraw/history", KeyPermission.Reading)]
    [InlineData("POST /sapi/v1/asset/transfer", KeyPermission.UniversalTransfer)]
    [InlineData("GET /sapi/v1/asset/transfer", KeyPermission.Reading)]
    [InlineData("POST /sapi/v1/sub-account/universalTransfer", KeyPermission.InternalTransfer)]
    [InlineData("GET /sapi/v1/sub-account/universalTransfer", KeyPermission.Reading)]
    [InlineData("POST /sapi/v1/sub-account/transfer/subToMaster", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /sapi/v1/sub-account/futures/internalTransfer", KeyPermission.SpotAndMarginTrading)]
    [InlineData("GET /sapi/v1/sub-account/subAccountApi", KeyPermission.Reading)]
    [InlineData("POST /sapi/v2/sub-account/subAccountApi", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /sapi/v1/sub-account/subAccountApiPermission", KeyPermission.SpotAndMarginTrading)]
    [InlineData("GET /sapi/v1/sub-account/subAccountApi/ipRestriction", KeyPermission.SpotAndMarginTrading)]
    [InlineData("DELETE /sapi/v1/sub-account/subAccountApi/ipRestriction/ipList", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /sapi/v1/account/disableFastWithdrawSwitch", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /sapi/v1/convert/getQuote", KeyPermission.SpotAndMarginTrading)]
    [InlineData("POST /sapi/v1/asset/dust", KeyPermission.SpotAndMarginTrading)]
    [InlineData("GET /sapi/v1/algo/futures/historicalOrders", KeyPermission.Futures)]
    [InlineData("GET /sapi/v1/account/apiRestrictions", KeyPermission.Reading)]
    [InlineData("POST /sapi/v9/something/new", KeyPermission.Reading)]
    public void Each_request_needs_its_right(string request, KeyPermission permission) =>
        Assert.Equal(permission, RequestTargetReader.Read(request).Permission);

    [Fact]
    public void What_is_public_needs_no_right_and_everything_signed_needs_one() =>
        Assert.All(EndpointCatalogue.All, endpoint => Assert.Equal(
            endpoint.Security == RequestSecurity.None,
            RequestRequirements.For(endpoint.Method, endpoint.Path) == KeyPermission.None));

    [Fact]
    public void Every_known_request_can_be_read_and_needs_a_right()
    {
        Assert.Equal(KnownRequests.All.Count, KnownRequests.All.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(KnownRequests.All, text =>
        {
            var target = RequestTargetReader.Read(text);
            Assert.Equal(text, target.ToString());
            Assert.NotEqual(KeyPermission.None, target.Permission);
        });
    }

    [Fact]
    public void Every_right_that_a_request_can_need_is_offered() =>
        Assert.Equal(
            Enum.GetValues<KeyPermission>().Except([KeyPermission.None, KeyPermission.FixApiTrade, KeyPermission.FixReadOnly]).Order(),
            KnownRequests.All.Select(text => RequestTargetReader.Read(text).Permission).Distinct().Order());
}
