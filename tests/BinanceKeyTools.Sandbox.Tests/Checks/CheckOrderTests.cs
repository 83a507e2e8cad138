using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Checks;

/// <summary>One request with every fault at once, repaired step by step: each family shows its own refusals in the same order.</summary>
public class CheckOrderTests
{
    private const string Spot = "Invalid API-key, IP, or permissions for action.";
    private const string Futures = "Invalid API-key, IP, or permissions for action, request ip: 192.0.2.1";
    private static readonly string UnknownKey = new('u', 64);

    public static TheoryData<string, int, int, string, int, string> Families { get; } = new()
    {
        { "/api/v3/account", 400, -2008, "Invalid Api-Key ID.", 401, Spot },
        { "/sapi/v1/account/status", 400, -2008, "Invalid Api-Key ID.", 400, Spot },
        { "/fapi/v3/account", 401, -2015, Futures, 401, Futures },
        { "/dapi/v1/account", 401, -2015, Futures, 401, Futures },
        { "/eapi/v1/marginAccount", 401, -2015, Futures, 401, Futures },
        { "/papi/v1/account", 401, -2015, Futures, 401, Futures },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Format_then_key_then_address_then_time_then_signature_then_permission(
        string path, int unknownStatus, int unknownCode, string unknownText, int addressStatus, string addressText)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var call = new Call("GET", path) { Address = "192.0.2.1", TimestampOffset = -99_000, WrongSignature = true, ApiKey = "not a key" };
        (await host.SendAsync("bound", call)).ShouldBe(401, -2014, "API-key format invalid.");

        call = call with { ApiKey = UnknownKey };
        (await host.SendAsync("bound", call)).ShouldBe(unknownStatus, unknownCode, unknownText);

        call = call with { ApiKey = null };
        (await host.SendAsync("bound", call)).ShouldBe(addressStatus, -2015, addressText);

        call = call with { Address = "198.51.100.4" };
        (await host.SendAsync("bound", call)).ShouldBe(400, -1021, "Timestamp for this request is outside of the recvWindow.");

        call = call with { TimestampOffset = 0 };
        (await host.SendAsync("bound", call)).ShouldBe(400, -1022, "Signature for this request is not valid.");

        // "bound" may read spot, wallet and futures, but has neither options nor portfolio margin.
        var answer = await host.SendAsync("bound", call with { WrongSignature = false });
        if (path.StartsWith("/eapi", StringComparison.Ordinal) || path.StartsWith("/papi", StringComparison.Ordinal))
        {
            answer.ShouldBe(401, -2015, Futures.Replace("192.0.2.1", "198.51.100.4", StringComparison.Ordinal));
        }
        else
        {
            answer.ShouldSucceed();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"quoted\"")]
    [InlineData("${API_KEY}")]
    [InlineData("abc")]
    public async Task Text_that_cannot_be_a_key_is_refused(string? apiKey)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await host.SendPlainAsync(new Call("GET", "/api/v3/account") { ApiKey = apiKey })).ShouldBe(401, -2014, "API-key format invalid.");
    }

    [Fact]
    public async Task Unsigned_requests_name_what_is_missing()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        const string Text = "Mandatory parameter '{0}' was not sent, was empty/null, or malformed.";
        foreach (var path in new[] { "/api/v3/account", "/sapi/v1/account/status", "/fapi/v3/account" })
        {
            (await host.SendAsync("all", new Call("GET", path) { OmitSignature = true }))
                .ShouldBe(400, -1102, Text.Replace("{0}", "signature", StringComparison.Ordinal));
            (await host.SendAsync("all", new Call("GET", path) { OmitTimestamp = true }))
                .ShouldBe(400, -1102, Text.Replace("{0}", "timestamp", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_undocumented_can_be_switched()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful, options => options with
        {
            CheckAddressBeforeSignature = false,
            CheckTimestampBeforeSignature = false,
            ShowAddressInRefusals = false,
            OversizedReceiveWindowCode = -1130,
            AnswerUnsignedSapiWithUnauthorized = true,
        });
        var call = new Call("GET", "/fapi/v3/account") { Address = "192.0.2.1", TimestampOffset = -99_000, WrongSignature = true };
        (await host.SendAsync("bound", call)).ShouldBe(400, -1022, "Signature for this request is not valid.");
        (await host.SendAsync("bound", call with { WrongSignature = false })).ShouldBe(400, -1021, "Timestamp for this request is outside of the recvWindow.");
        (await host.SendAsync("bound", call with { WrongSignature = false, TimestampOffset = 0 }))
            .ShouldBe(401, -2015, "Invalid API-key, IP, or permissions for action");
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { Query = "recvWindow=60001" }))
            .ShouldBe(400, -1130, "recvWindow must be less than 60000");
        (await host.SendAsync("all", new Call("GET", "/sapi/v1/account/status") { OmitSignature = true }))
            .ShouldBe(401, -1002, "You are not authorized to execute this request.");
    }

    [Fact]
    public async Task Keys_of_another_environment_are_unknown()
    {
        await using var host = SandboxHost.Run();
        var call = new Call("GET", "/api/v3/account");
        (await host.SendAsync("testnet-bot", call)).ShouldBe(400, -2008, "Invalid Api-Key ID.");
        (await host.SendAsync("testnet-bot", call with { Environment = "SpotTestnet" })).ShouldSucceed();
        (await host.SendAsync("grid-bot", call with { Environment = "SpotTestnet" })).ShouldBe(400, -2008, "Invalid Api-Key ID.");
        (await host.SendAsync("grid-bot", call with { Environment = "Sandbox" })).ShouldSucceed();
        (await host.SendAsync("grid-bot", call with { Path = "/fapi/v3/account", Environment = "FuturesDemo" })).ShouldBe(400, -2008, "Invalid Api-Key ID.");
        (await host.SendAsync("ghost", call)).ShouldBe(400, -2008, "Invalid Api-Key ID.");
    }

    [Theory]
    [InlineData("SpotTestnet", "/sapi/v1/account/apiRestrictions", true)]
    [InlineData("SpotDemo", "/fapi/v1/ping", false)]
    [InlineData("Us", "/sapi/v1/account/apiRestrictions", true)]
    [InlineData("FuturesTestnet", "/api/v3/ping", true)]
    [InlineData("FuturesDemo", "/eapi/v1/ping", false)]
    [InlineData("Live", "/api/api/v3/ping", true)]
    [InlineData("Live", "/fapi/v9/ping", false)]
    [InlineData("Live", "/nowhere", true)]
    public async Task Paths_that_a_host_does_not_have_are_404_without_json(string environment, string path, bool isHtml)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var answer = await host.SendPlainAsync(new Call("GET", path) { Environment = environment });
        Assert.Equal(404, answer.Status);
        Assert.Equal(isHtml, answer.Body.Contains("<html>", StringComparison.Ordinal));
        Assert.Equal(isHtml ? "text/html" : null, answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Refusals_carry_the_headers_of_their_host()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var spot = await host.SendAsync("reader", new Call("POST", "/api/v3/order/test"));
        Assert.Equal("nginx", spot.Header("Server"));
        Assert.True(Guid.TryParse(spot.Header("x-mbx-uuid"), out _));
        Assert.Equal("1", spot.Header("x-mbx-used-weight"));
        Assert.Equal("1", spot.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal(70, spot.Body.Length);
        var futures = await host.SendAsync("reader", new Call("GET", "/fapi/v3/account"));
        Assert.Equal("Tengine", futures.Header("Server"));
        Assert.NotNull(futures.Header("x-response-time"));
        Assert.Equal("5", futures.Header("X-MBX-USED-WEIGHT-1M"));
        var wallet = await host.SendAsync("reader", new Call("GET", "/sapi/v1/capital/withdraw/quota"));
        Assert.Equal("10", wallet.Header("X-SAPI-USED-IP-WEIGHT-1M"));
        var account = await host.SendAsync("reader", new Call("GET", "/sapi/v1/capital/withdraw/history"));
        Assert.Equal("18000", account.Header("X-SAPI-USED-UID-WEIGHT-1M"));
    }
}
