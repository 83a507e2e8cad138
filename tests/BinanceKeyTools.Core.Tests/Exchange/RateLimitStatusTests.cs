using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>What a budget tells about itself.</summary>
public sealed class RateLimitStatusTests
{
    [Fact]
    public void Nothing_is_told_of_what_was_never_asked()
    {
        var budget = new RateBudget(new ManualTimeProvider());

        Assert.Empty(budget.GetStatus());
        Assert.All(budget.GetStatus(ExchangeHosts.For(BinanceEnvironment.Live)), status =>
        {
            Assert.Equal(BinanceEnvironment.Live, status.Environment);
            Assert.Null(status.Used);
            Assert.Null(status.Remaining);
            Assert.Null(status.ResetsAt);
        });
    }

    [Fact]
    public void The_budgets_of_the_families()
    {
        var limits = new RateBudget().GetStatus(ExchangeHosts.For(BinanceEnvironment.Live)).ToDictionary(status => status.Family, status => status.Limit);

        Assert.Equal(
            [(ApiFamily.Spot, 6000), (ApiFamily.Sapi, 12000), (ApiFamily.UsdMargined, 2400), (ApiFamily.CoinMargined, 2400), (ApiFamily.Options, 400), (ApiFamily.PortfolioMargin, 6000)],
            limits.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task What_the_exchange_counted_is_told_until_it_counts_no_more()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "300"));
        await fixture.GetAsync();

        var status = Assert.Single(fixture.Budget.GetStatus(), status => status.Family == ApiFamily.Spot);

        Assert.Equal((300, 5700, 6000), (status.Used, status.Remaining, status.Limit));
        Assert.Equal((BinanceEnvironment.Live, "api.binance.com", RateLimitScope.Address), (status.Environment, status.Host, status.Scope));
        Assert.InRange(status.ResetsAt!.Value - fixture.Time.GetUtcNow(), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));

        fixture.Time.Advance(TimeSpan.FromSeconds(62));

        var later = Assert.Single(fixture.Budget.GetStatus(), status => status.Family == ApiFamily.Spot);
        Assert.Equal(0, later.Used);
        Assert.Null(later.ResetsAt);
    }

    [Fact]
    public async Task Wallet_budgets_are_told_by_endpoint_and_by_key()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "[]", ("X-SAPI-USED-UID-WEIGHT-1M", "36000"));
        await fixture.GetAsync("/sapi/v1/capital/withdraw/history");

        var status = Assert.Single(fixture.Budget.GetStatus(), status => status.Scope == RateLimitScope.Account);

        Assert.Equal((36000, 180000, "GET /sapi/v1/capital/withdraw/history"), (status.Used, status.Limit, status.Endpoint));
        Assert.Equal(fixture.Credential.Fingerprint, status.Fingerprint);
    }

    [Fact]
    public async Task A_demand_to_wait_is_told()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, "{\"code\":-1003,\"msg\":\"Too many\"}", ("Retry-After", "500"));
        await fixture.FailAsync(HttpMethod.Get);

        var status = Assert.Single(fixture.Budget.GetStatus(), status => status.Family == ApiFamily.Spot);

        Assert.Equal(TimeSpan.FromSeconds(500), status.HeldUntil - fixture.Time.GetUtcNow());
        Assert.Null(status.BannedUntil);
    }

    [Fact]
    public void A_ban_is_told_for_every_family_of_the_host()
    {
        var time = new ManualTimeProvider();
        var budget = new RateBudget(time);
        var until = time.GetUtcNow().AddMinutes(3);
        budget.Ban(new Uri("https://api.binance.com"), until);

        var banned = budget.GetStatus(ExchangeHosts.For(BinanceEnvironment.Live)).Where(status => status.BannedUntil == until);

        Assert.Equal([ApiFamily.Spot, ApiFamily.Sapi], banned.Select(status => status.Family));
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "300"));
        await fixture.GetAsync();

        Assert.Equal(fixture.Budget.GetStatus(), fixture.Budget.GetStatus());
    }
}
