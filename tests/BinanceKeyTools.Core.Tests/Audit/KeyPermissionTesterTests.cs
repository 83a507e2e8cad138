using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class KeyPermissionTesterTests
{
    private const string Refused = """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""";
    private const string Flags = "GET /sapi/v1/account/apiRestrictions";
    private const string SpotRead = "GET /api/v3/account";
    private const string SpotOrder = "POST /api/v3/order/test";
    private const string FuturesOrder = "POST /fapi/v1/order/test";

    [Fact]
    public async Task The_restriction_is_what_the_exchange_tells_about_the_signing_key()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, KeyRestrictionTests.OfficialSample);

        var restriction = await new KeyPermissionTester(fixture.Client, fixture.Time)
            .GetRestrictionAsync(TestKeys.Record(), fixture.Credential, TimeSpan.FromSeconds(3));

        Assert.True(restriction.EnableReading);
        Assert.Equal(ManualTimeProvider.Start, restriction.ObservedAt);
        Assert.Equal(BinanceEnvironment.Live, restriction.Environment);
        Assert.StartsWith("recvWindow=3000&timestamp=", Assert.Single(fixture.Network.Requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_alone_decide_when_nothing_is_to_be_proved()
    {
        using var fixture = Answering((Flags, 200, """{"ipRestrict":true,"enableReading":true,"enableWithdrawals":true,"enableFutures":false}"""));

        var test = await TestAsync(
            fixture, active: false, require: KeyPermission.Reading | KeyPermission.Futures, forbid: KeyPermission.Withdrawals | KeyPermission.Margin, ip: true);

        Assert.Equal(
            [
                ("Reading", ExpectationStatus.Pass), ("Margin", ExpectationStatus.Unknown), ("Futures", ExpectationStatus.Fail),
                ("Withdrawals", ExpectationStatus.Fail), ("IPRestriction", ExpectationStatus.Pass),
            ],
            test.Results.Select(result => (result.Expectation, result.Status)));
        Assert.Null(test.Obstacle);
        Assert.False(test.Passed);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task Only_rights_that_should_be_on_and_are_said_to_be_are_proved()
    {
        using var fixture = Answering(
            (Flags, 200, """{"ipRestrict":true,"enableReading":true,"enableSpotAndMarginTrading":true,"enableFutures":true,"enableVanillaOptions":false,"enableWithdrawals":true}"""),
            (SpotRead, 200, "{}"),
            (SpotOrder, 200, "{}"));

        var test = await TestAsync(
            fixture,
            active: true,
            require: KeyPermission.Reading | KeyPermission.SpotAndMarginTrading | KeyPermission.VanillaOptions | KeyPermission.Withdrawals,
            forbid: KeyPermission.Futures,
            ip: true);

        Assert.Equal([Flags, SpotRead, SpotOrder], fixture.Network.Requests.Select(request => request.ToString()));
        Assert.Equal("POST /api/v3/order/test: HTTP 200", test.Results[1].Evidence);
        Assert.Equal(
            [ExpectationStatus.Pass, ExpectationStatus.Pass, ExpectationStatus.Fail, ExpectationStatus.Fail, ExpectationStatus.Pass, ExpectationStatus.Pass],
            test.Results.Select(result => result.Status));
    }

    [Fact]
    public async Task A_right_that_is_on_and_refused_does_not_pass()
    {
        using var fixture = Answering((Flags, 200, """{"enableFutures":true}"""), (FuturesOrder, 401, Refused));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.Futures);

        var result = Assert.Single(test.Results);
        Assert.Equal(("On, refused", ExpectationStatus.Fail), (result.Actual, result.Status));
        Assert.Contains("-2015", result.Evidence, StringComparison.Ordinal);
        Assert.False(test.Passed);
    }

    [Fact]
    public async Task A_testnet_has_no_flags_so_nothing_is_known_without_proof()
    {
        using var fixture = Answering(ExchangeHosts.For(BinanceEnvironment.SpotTestnet));

        var test = await TestAsync(
            fixture, active: false, require: KeyPermission.SpotAndMarginTrading, forbid: KeyPermission.Withdrawals, ip: true);

        Assert.All(test.Results, result => Assert.Equal(("Unknown", ExpectationStatus.Unknown), (result.Actual, result.Status)));
        Assert.IsType<UntrustedAddressException>(test.Obstacle);
        Assert.False(test.Passed);
        Assert.StartsWith("Test again with -Active", test.Results[0].Remedy, StringComparison.Ordinal);
        Assert.StartsWith("Look it up", test.Results[1].Remedy, StringComparison.Ordinal);
        Assert.StartsWith("Look it up", test.Results[2].Remedy, StringComparison.Ordinal);
        Assert.Empty(fixture.Network.Requests);
    }

    [Fact]
    public async Task On_a_testnet_harmless_calls_decide()
    {
        using var fixture = Answering(ExchangeHosts.For(BinanceEnvironment.SpotTestnet), (SpotRead, 200, "{}"), (SpotOrder, 200, "{}"));

        var test = await TestAsync(
            fixture, active: true, require: KeyPermission.Reading | KeyPermission.SpotAndMarginTrading, forbid: KeyPermission.Withdrawals);

        Assert.Equal(
            [ExpectationStatus.Pass, ExpectationStatus.Pass, ExpectationStatus.Unknown], test.Results.Select(result => result.Status));
        Assert.Equal("Off", test.Results[2].Expected);
        Assert.False(test.Passed);
    }

    [Fact]
    public async Task A_refused_call_fails_a_required_right_where_reading_works()
    {
        using var fixture = Answering(ExchangeHosts.For(BinanceEnvironment.SpotTestnet), (SpotRead, 200, "{}"), (SpotOrder, 401, Refused));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.SpotAndMarginTrading);

        Assert.Equal(("Off", ExpectationStatus.Fail), (test.Results[0].Actual, test.Results[0].Status));
        Assert.Equal([SpotOrder, SpotRead], fixture.Network.Requests.Select(request => request.ToString()));
    }

    [Fact]
    public async Task A_refused_call_does_not_prove_that_a_forbidden_right_is_off()
    {
        using var fixture = Answering(ExchangeHosts.For(BinanceEnvironment.SpotTestnet), (SpotRead, 200, "{}"), (SpotOrder, 401, Refused));

        var test = await TestAsync(fixture, active: true, forbid: KeyPermission.SpotAndMarginTrading);

        Assert.False(test.Passed);
        Assert.Equal(("Unknown", ExpectationStatus.Unknown), (test.Results[0].Actual, test.Results[0].Status));
        Assert.Contains("does not prove", test.Results[0].Reason, StringComparison.Ordinal);
        Assert.Equal([SpotOrder], fixture.Network.Requests.Select(request => request.ToString()));
    }

    [Fact]
    public async Task A_forbidden_right_that_works_fails_where_there_are_no_flags()
    {
        using var fixture = Answering(ExchangeHosts.For(BinanceEnvironment.SpotTestnet), (SpotOrder, 200, "{}"));

        var test = await TestAsync(fixture, active: true, forbid: KeyPermission.SpotAndMarginTrading);

        Assert.Equal(("On", ExpectationStatus.Fail), (test.Results[0].Actual, test.Results[0].Status));
    }

    [Fact]
    public async Task A_refused_call_means_nothing_where_reading_is_refused_too()
    {
        using var fixture = Answering(
            (Flags, 404, "<html>Not Found</html>"), (SpotRead, 401, Refused), (SpotOrder, 401, Refused), (FuturesOrder, 401, Refused));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.SpotAndMarginTrading | KeyPermission.Futures);

        Assert.All(test.Results, result => Assert.Equal(("Unknown", ExpectationStatus.Unknown), (result.Actual, result.Status)));
        Assert.All(test.Results, result => Assert.Contains("the key, the address or the right", result.Reason, StringComparison.Ordinal));
        Assert.IsType<BinanceException>(test.Obstacle);
        Assert.Equal([Flags, SpotOrder, SpotRead, FuturesOrder], fixture.Network.Requests.Select(request => request.ToString()));
    }

    [Theory]
    [InlineData(200, "Off", ExpectationStatus.Fail)]
    [InlineData(401, "Unknown", ExpectationStatus.Unknown)]
    public async Task Where_only_futures_are_served_reading_futures_tells_the_right_from_the_key(int readStatus, string actual, ExpectationStatus status)
    {
        using var fixture = Answering(
            ExchangeHosts.For(BinanceEnvironment.FuturesTestnet),
            (FuturesOrder, 401, Refused), ("GET /fapi/v3/account", readStatus, readStatus == 200 ? "{}" : Refused));

        var result = Assert.Single((await TestAsync(fixture, active: true, require: KeyPermission.Futures)).Results);

        Assert.Equal((actual, status), (result.Actual, result.Status));
        Assert.Equal(BinanceEnvironment.FuturesTestnet, result.Environment);
    }

    [Fact]
    public async Task Reading_that_is_refused_is_unknown_rather_than_off()
    {
        using var fixture = Answering((Flags, 404, "<html>Not Found</html>"), (SpotRead, 401, Refused));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.Reading);

        Assert.Equal(ExpectationStatus.Unknown, Assert.Single(test.Results).Status);
        Assert.Equal(2, fixture.Network.Requests.Count);
    }

    [Theory]
    [InlineData(400, Refused)]
    [InlineData(400, """{"code":-2008,"msg":"Invalid Api-Key ID."}""")]
    [InlineData(401, """{"code":-2014,"msg":"API-key format invalid."}""")]
    [InlineData(400, """{"code":-1022,"msg":"Signature for this request is not valid."}""")]
    [InlineData(418, """{"code":-1003,"msg":"Way too many requests."}""")]
    [InlineData(403, "<html>Request blocked.</html>")]
    [InlineData(451, "")]
    public async Task What_stands_in_the_way_of_everything_is_met_once(int status, string body)
    {
        using var fixture = Answering((Flags, status, body));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.Reading | KeyPermission.Futures, forbid: KeyPermission.SpotAndMarginTrading, ip: true);

        Assert.Single(fixture.Network.Requests);
        Assert.Equal(4, test.Results.Count);
        var obstacle = Assert.IsType<BinanceException>(test.Obstacle);
        Assert.All(test.Results, result =>
        {
            Assert.Equal(ExpectationStatus.Unknown, result.Status);
            Assert.Equal(obstacle.Error.Remedy, result.Remedy);
            Assert.Contains(obstacle.Message, result.Reason, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("""{"enableReading":"yes"}""")]
    public async Task An_answer_in_an_unknown_form_is_an_obstacle_too(string body)
    {
        using var fixture = Answering((Flags, 200, body));

        var test = await TestAsync(fixture, active: false, forbid: KeyPermission.Withdrawals);

        Assert.IsAssignableFrom<JsonException>(test.Obstacle);
        Assert.Equal(ExpectationStatus.Unknown, Assert.Single(test.Results).Status);
    }

    [Fact]
    public async Task An_environment_that_lacks_the_question_can_still_be_probed()
    {
        using var fixture = Answering(
            ExchangeHosts.For(BinanceEnvironment.Us), (Flags, 404, "<html>Not Found</html>"), (SpotRead, 200, "{}"));

        var test = await TestAsync(fixture, active: true, require: KeyPermission.Reading);

        Assert.True(test.Passed);
        Assert.Equal(BinanceErrorKind.PathNotFound, Assert.IsType<BinanceException>(test.Obstacle).Error.Kind);
    }

    [Fact]
    public async Task An_account_that_refuses_does_not_make_a_forbidden_right_pass()
    {
        using var fixture = Answering(
            ExchangeHosts.For(BinanceEnvironment.SpotTestnet), (SpotOrder, 400, """{"code":-2010,"msg":"This action is disabled on this account."}"""));

        var test = await TestAsync(fixture, active: true, forbid: KeyPermission.SpotAndMarginTrading);

        Assert.Equal(("On, refused", ExpectationStatus.Fail), (test.Results[0].Actual, test.Results[0].Status));
    }

    [Fact]
    public async Task Nothing_expected_is_not_passed()
    {
        using var fixture = Answering((Flags, 200, "{}"));

        Assert.False((await TestAsync(fixture, active: true)).Passed);
    }

    [Fact]
    public async Task Stopping_is_not_a_result()
    {
        using var fixture = Answering((Flags, 200, "{}"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new KeyPermissionTester(fixture.Client, fixture.Time).TestAsync(
            TestKeys.Record(), fixture.Credential, [new KeyExpectation(KeyPermission.Reading, true)], active: true,
            cancellationToken: new CancellationToken(canceled: true)));
    }

    private static ClientFixture Answering(params (string Call, int Status, string Body)[] script) =>
        Answering(ExchangeHosts.For(BinanceEnvironment.Live), script);

    private static ClientFixture Answering(ExchangeHosts hosts, params (string Call, int Status, string Body)[] script)
    {
        var fixture = new ClientFixture(hosts);
        fixture.Network.Otherwise = request =>
        {
            var (_, status, body) = script.Single(entry => entry.Call == request.ToString());
            return ScriptedHandler.Json(status, body);
        };
        return fixture;
    }

    private static Task<KeyPermissionTest> TestAsync(
        ClientFixture fixture, bool active, KeyPermission require = KeyPermission.None, KeyPermission forbid = KeyPermission.None, bool ip = false) =>
        new KeyPermissionTester(fixture.Client, fixture.Time).TestAsync(
            TestKeys.Record(fixture.Client.Hosts.Environment), fixture.Credential, KeyExpectation.Create(require, forbid, ip, purpose: null), active);
}
