using System.Text.Json;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Endpoints;

/// <summary>The life of a sub-account key, from its creation to its end.</summary>
public class SubAccountKeyTests
{
    private const string Email = "email=desk%2B1%40sandbox.example";
    private const string Keys = "/sapi/v1/sub-account/subAccountApi";

    [Fact]
    public async Task A_created_key_signs_at_once_and_a_deleted_one_is_unknown()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var created = (await host.SendAsync("all", new Call("POST", Keys) { Query = $"{Email}&apiName=bot&status=1&canTrade=true" })).ShouldSucceed();
        var apiKey = created.GetProperty("apiKey").GetString()!;
        var secret = created.GetProperty("secretKey").GetString()!;
        Assert.StartsWith("SANDBOX", apiKey, StringComparison.Ordinal);
        Assert.Equal((64, 64), (apiKey.Length, secret.Length));
        Assert.True(created.GetProperty("canTrade").GetBoolean());

        (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account"))).ShouldSucceed();
        var order = new Call("POST", "/api/v3/order/test") { Query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001" };
        (await UseAsync(host, apiKey, secret, order)).ShouldSucceed();

        var change = new Call("POST", "/sapi/v1/sub-account/subAccountApiPermission") { Query = $"{Email}&subAccountApiKey={apiKey}&canTrade=false" };
        Assert.False((await host.SendAsync("all", change)).ShouldSucceed().GetProperty("canTrade").GetBoolean());
        Assert.Equal(-2015, (await UseAsync(host, apiKey, secret, order)).Code);

        Assert.Equal("{}", (await host.SendAsync("all", new Call("DELETE", Keys) { Query = $"{Email}&subAccountApiKey={apiKey}" })).Body);
        (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account"))).ShouldBe(400, -2008, "Invalid Api-Key ID.");
    }

    [Fact]
    public async Task The_ip_list_is_set_shortened_and_lifted_with_effect()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var query = $"{Email}&apiName=bot&status=2&ipAddress=192.0.2.7,192.0.2.8";
        var created = (await host.SendAsync("all", new Call("POST", Keys) { Query = query })).ShouldSucceed();
        var (apiKey, secret) = (created.GetProperty("apiKey").GetString()!, created.GetProperty("secretKey").GetString()!);
        var target = $"{Email}&subAccountApiKey={apiKey}";
        Assert.Equal("2", created.GetProperty("status").GetString());
        Assert.Equal(401, (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account"))).Status);
        (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account") { Address = "192.0.2.8" })).ShouldSucceed();

        var list = $"{Keys}/ipRestriction";
        var read = (await host.SendAsync("all", new Call("GET", list) { Query = target })).ShouldSucceed();
        Assert.Equal("true", read.GetProperty("ipRestrict").GetString());
        Assert.Equal(["192.0.2.7", "192.0.2.8"], Texts(read.GetProperty("ipList")));

        var shorter = (await host.SendAsync("all", new Call("DELETE", $"{list}/ipList") { Query = $"{target}&ipAddress=192.0.2.8" })).ShouldSucceed();
        Assert.Equal(["192.0.2.7"], Texts(shorter.GetProperty("ipList")));
        Assert.Equal(401, (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account") { Address = "192.0.2.8" })).Status);

        var replace = new Call("POST", "/sapi/v2/sub-account/subAccountApi/ipRestriction") { Query = $"{target}&status=1" };
        Assert.Equal("1", (await host.SendAsync("all", replace)).ShouldSucceed().GetProperty("status").GetString());
        (await UseAsync(host, apiKey, secret, new Call("GET", "/api/v3/account"))).ShouldSucceed();
        foreach (var bad in new[] { "ipAddress=1.2.3", "ipAddress=192.0.2.7, 192.0.2.8", "ipAddress=192.0.2.0/24", "ipAddress=" })
        {
            Assert.InRange((await host.SendAsync("all", replace with { Query = $"{target}&status=2&{Uri.EscapeDataString(bad).Replace("%3D", "=", StringComparison.Ordinal)}" })).Code, -1130, -1102);
        }
    }

    [Fact]
    public async Task A_public_key_makes_an_asymmetric_key_without_secret()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var body = $"{Email}&apiName=ed&canFixApiReading=true&publicKey={Uri.EscapeDataString(PublishedSamples.Ed25519PublicKey)}";
        var created = (await host.SendAsync("all", new Call("POST", "/sapi/v2/sub-account/subAccountApi") { Body = body })).ShouldSucceed();
        Assert.Equal(string.Empty, created.GetProperty("secretKey").GetString());
        Assert.True(created.GetProperty("canFixApiReading").GetBoolean());
        var pem = $"-----BEGIN PRIVATE KEY-----\n{PublishedSamples.Ed25519PrivateKey}\n-----END PRIVATE KEY-----";
        (await UseAsync(host, created.GetProperty("apiKey").GetString()!, pem, new Call("GET", "/api/v3/account"), KeyAlgorithm.Ed25519)).ShouldSucceed();

        // The FIX boxes are for Ed25519 keys and version 2 only.
        (await host.SendAsync("all", new Call("POST", "/sapi/v2/sub-account/subAccountApi") { Body = $"{Email}&apiName=x&canFixApiTrading=true" }))
            .ShouldBe(400, -9000, "Unsupported operation");
        Assert.Equal(-9000, (await host.SendAsync("all", new Call("POST", Keys) { Body = body })).Code);
        Assert.Equal(-1130, (await host.SendAsync("all", new Call("POST", Keys) { Body = $"{Email}&apiName=x&publicKey=abc" })).Code);
    }

    [Fact]
    public async Task Keys_are_listed_by_page()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var name in new[] { "one", "two" })
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.SendAsync("all", new Call("POST", Keys) { Query = $"{Email}&apiName={name}" });
        }

        var page = (await host.SendAsync("all", new Call("GET", Keys) { Query = $"{Email}&size=2&page=2" })).ShouldSucceed();
        Assert.Equal(3, page.GetProperty("total").GetInt32());
        var row = Assert.Single(page.GetProperty("rows").EnumerateArray());
        Assert.Equal("two", row.GetProperty("apiName").GetString());
        Assert.False(row.TryGetProperty("secretKey", out _));
        var apiKey = row.GetProperty("apikey").GetString();
        var one = (await host.SendAsync("all", new Call("GET", Keys) { Query = $"{Email}&subAccountApiKey={apiKey}" })).ShouldSucceed();
        Assert.Equal(1, one.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Only_the_master_may_and_only_its_own()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await host.SendAsync("desk", new Call("GET", "/sapi/v1/sub-account/list"))).ShouldBe(400, -4006, "Support main account only");
        (await host.SendAsync("all", new Call("GET", Keys) { Query = "email=nobody%40sandbox.example" })).ShouldBe(400, -3003, "User does not exist.");
        var own = host.Key("all").RevealApiKey();
        Assert.Equal(-1130, (await host.SendAsync("all", new Call("DELETE", Keys) { Query = $"{Email}&subAccountApiKey={own}" })).Code);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        Assert.Equal(-1130, (await host.SendAsync("all", new Call("POST", Keys) { Query = $"{Email}&apiName=x&canTrade=maybe" })).Code);
    }

    [Fact]
    public async Task Managing_keys_can_be_made_to_need_the_trading_permission()
    {
        var query = new Call("POST", Keys) { Query = $"{Email}&apiName=x" };
        await using var open = SandboxHost.Run(TestFleets.AllPowerful);
        (await open.SendAsync("reader", query)).ShouldSucceed();
        await using var strict = SandboxHost.Run(TestFleets.AllPowerful, options => options with
        {
            SubAccountKeyManagementNeedsTrading = true,
        });
        (await strict.SendAsync("reader", query)).ShouldBe(401, -1002, "You are not authorized to execute this request.");
        (await strict.SendAsync("all", query)).ShouldSucceed();
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static Task<Answer> UseAsync(SandboxHost host, string apiKey, string secret, Call call, KeyAlgorithm algorithm = KeyAlgorithm.Hmac)
    {
        var payload = (call.Query.Length == 0 ? string.Empty : call.Query + "&") + "timestamp=" + host.Timestamp();
        var signature = Uri.EscapeDataString(TestSigner.Sign(algorithm, secret, payload));
        return host.SendPlainAsync(call with { ApiKey = apiKey, Query = $"{payload}&signature={signature}" });
    }
}
