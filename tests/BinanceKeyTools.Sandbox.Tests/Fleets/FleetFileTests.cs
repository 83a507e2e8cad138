using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Fleets;

public class FleetFileTests
{
    [Theory]
    [InlineData("{\n  \"keys\": [\n    { \"name\": \"a\", \"algorithm\": \"Hmacc\" }\n  ]\n}", 3, 33, "$.keys[0].algorithm", "'Hmacc' is none of Hmac, Rsa, Ed25519")]
    [InlineData("{ \"keys\": [ {} ] }", 1, 13, "$.keys[0]", "'name' is missing")]
    [InlineData("{ \"keys\": [ { \"name\": \"\" } ] }", 1, 23, "$.keys[0].name", "the text must not be empty")]
    [InlineData("{ \"keys\": {} }", 1, 11, "$.keys", "expected an array, found an object")]
    [InlineData("{ \"keys\": [ 1 ] }", 1, 13, "$.keys[0]", "expected an object, found a number")]
    [InlineData("{ \"keys\": [ { \"name\": 1 } ] }", 1, 23, "$.keys[0].name", "expected a string, found a number")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\" },\n { \"name\": \"a\" } ] }", 2, 12, "$.keys[1].name", "there is another key 'a'")]
    [InlineData("{ \"keys\": [ { \"name\": \"ä\", \"createTime\": \"now\" } ] }", 1, 42, "$.keys[0].createTime", "expected a whole number, found a string")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"account\": \"x\" } ] }", 1, 39, "$.keys[0].account", "there is no account 'x'; known: main")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"ipList\": [ \"1.1.1.1\", \"10.0.0.0/8\" ] } ] }", 1, 51, "$.keys[0].ipList[1]", "'10.0.0.0/8' is a range; the exchange takes single addresses only")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"ipList\": [ \"1.1\" ] } ] }", 1, 40, "$.keys[0].ipList[0]", "'1.1' is not an IP address")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"environment\": \"Sandbox\" } ] }", 1, 43, "$.keys[0].environment", "'Sandbox' is none of Live, SpotTestnet, SpotDemo, FuturesTestnet, FuturesDemo, Us")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"secret\": \"x y\" } ] }", 1, 38, "$.keys[0].secret", "an HMAC secret is ASCII text without white space; for Rsa and Ed25519 give 'publicKey'")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"algorithm\": \"Rsa\", \"secret\": \"x\" } ] }", 1, 41, "$.keys[0].algorithm", "a 'secret' goes with Hmac; for Rsa give 'publicKey'")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"publicKey\": \"x\", \"secret\": \"x\" } ] }", 1, 41, "$.keys[0].publicKey", "a key has either 'secret' (Hmac) or 'publicKey' (Rsa, Ed25519), not both")]
    [InlineData("{ \"keys\": [ { \"name\": \"a\", \"apiKey\": \"short\" } ] }", 1, 38, "$.keys[0].apiKey", "an API key has 16 to 128 letters and digits, usually 64")]
    [InlineData("{ \"accounts\": [ { \"name\": \"s\", \"master\": \"x\" } ] }", 1, 15, "$.accounts", "'x', the master of 's', is not a master account of this fleet")]
    [InlineData("{ \"accounts\": [ { \"name\": \"s\", \"vipLevel\": 10 } ] }", 1, 44, "$.accounts[0].vipLevel", "expected a whole number from 0 to 9")]
    [InlineData("{ \"accounts\": [ { \"name\": \"s\", \"withdrawQuota\": \"much\" } ] }", 1, 49, "$.accounts[0].withdrawQuota", "expected an amount: a number, or a string that holds one")]
    [InlineData("{ \"faults\": [ { } ] }", 1, 15, "$.faults[0]", "'kind' is missing")]
    [InlineData("{ \"keys\": [], \"keys\": [] }", 1, 15, "$.keys", "the property is there twice")]
    [InlineData("[]", 1, 1, "$", "expected an object, found an array")]
    public void Errors_say_where_and_why(string json, int line, int column, string path, string problem)
    {
        var error = Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(json, "my.json"));
        Assert.Equal((line, column, path, problem), (error.Line, error.Column, error.JsonPath, error.Problem));
        Assert.Equal($"my.json({line},{column}): {path}: {problem}", error.Message);
    }

    [Fact]
    public void Unknown_properties_are_refused_with_the_known_ones()
    {
        var error = Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse("{ \"keys\": [ { \"name\": \"a\",\n \"apikey\": \"x\" } ] }"));
        Assert.Equal((2, 2, "$.keys[0].apikey"), (error.Line, error.Column, error.JsonPath));
        Assert.StartsWith("unknown property; known here: account, algorithm, apiKey,", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"keys\": [\n", 3)]
    [InlineData("{ \"keys\": nonsense }", 1)]
    [InlineData("{} {}", 1)]
    public void Text_that_is_no_json_names_the_line(string json, int line) =>
        Assert.Equal(line, Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(json)).Line);

    [Fact]
    public void Messages_never_hold_a_credential()
    {
        const string Secret = "canaryCANARYcanaryCANARYcanaryCANARYcanaryCANARYcanaryCANARY1234";
        foreach (var json in new[]
        {
            $$"""{ "keys": [ { "name": "a", "secret": "{{Secret}} " } ] }""",
            $$"""{ "keys": [ { "name": "a", "apiKey": "{{Secret}}-" } ] }""",
            $$"""{ "keys": [ { "name": "a", "publicKey": "{{Secret}}" } ] }""",
            $$"""{ "keys": [ { "name": "a", "algorithm": "Rsa", "secret": "{{Secret}}" } ] }""",
            $$"""{ "keys": [ { "name": "a", "apiKey": "{{Secret}}" }, { "name": "b", "apiKey": "{{Secret}}" } ] }""",
        })
        {
            Assert.DoesNotContain(Secret, Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(json)).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everything_but_the_name_has_a_default()
    {
        await using var host = SandboxHost.Run("""
            // A comment, and a trailing comma below.
            { "keys": [ { "name": "plain" }, { "name": "rsa", "algorithm": "Rsa" }, { "name": "ed", "algorithm": "Ed25519" }, ] }
            """);
        Assert.Equal(new KeyAlgorithm?[] { KeyAlgorithm.Hmac, KeyAlgorithm.Rsa, KeyAlgorithm.Ed25519 }, host.Server.Keys.Select(key => key.Algorithm));
        foreach (var key in host.Server.Keys)
        {
            Assert.True(key.IsGenerated);
            Assert.StartsWith("SANDBOX", key.RevealApiKey(), StringComparison.Ordinal);
            (await host.SendAsync(key, new Call("GET", "/api/v3/account"))).ShouldSucceed();
            Assert.Equal(-2015, (await host.SendAsync(key, new Call("POST", "/api/v3/order/test"))).Code);
        }
    }

    [Fact]
    public async Task Keys_bring_their_own_credentials()
    {
        await using var host = SandboxHost.Run($$"""
            { "keys": [
                { "name": "hmac", "apiKey": "{{PublishedSamples.HmacApiKey}}", "secret": "{{PublishedSamples.HmacSecret}}" },
                { "name": "ed", "publicKey": "{{PublishedSamples.Ed25519PublicKey}}" },
                { "name": "restricted", "ipRestrict": true },
                { "name": "odd", "apiKey": "short62charKeysExistToo0123456789" } ] }
            """);
        (await host.SendAsync("hmac", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        (await host.SendAsync("restricted", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        (await host.SendAsync("odd", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        Assert.Equal(401, (await host.SendAsync("restricted", new Call("GET", "/api/v3/account") { Address = "192.0.2.1" })).Status);
        Assert.False(host.Key("hmac").IsGenerated);
        Assert.Null(host.Key("ed").RevealSecret());
        Assert.Equal(KeyAlgorithm.Ed25519, host.Key("ed").Algorithm);

        var payload = $"timestamp={host.Timestamp()}";
        var seed = Convert.FromBase64String(PublishedSamples.Ed25519PrivateKey)[16..];
        var signature = Uri.EscapeDataString(Convert.ToBase64String(Ed25519TestSigner.Sign(seed, System.Text.Encoding.ASCII.GetBytes(payload))));
        var call = new Call("GET", "/api/v3/account") { ApiKey = host.Key("ed").RevealApiKey(), Query = $"{payload}&signature={signature}" };
        (await host.SendPlainAsync(call)).ShouldSucceed();
    }

    [Fact]
    public void Faults_and_limits_come_with_the_fleet()
    {
        var fleet = SandboxFleet.Parse("""
            { "faults": [ { "kind": "SlowBody", "method": "GET", "path": "/x*", "count": 2, "every": 3, "delayMs": 4, "jitterMs": 5, "skewMs": -6, "status": 207, "body": "b", "contentType": "c" } ],
              "rateLimits": { "spotWeight": 7 } }
            """);
        var fault = Assert.Single(fleet.Faults);
        Assert.Equal(
            ("GET", "/x*", 2, 3, 4.0, 5.0, -6.0, 207, "b", "c"),
            (fault.Method!, fault.Path, fault.Count!.Value, fault.Every, fault.Delay.TotalMilliseconds, fault.Jitter.TotalMilliseconds, fault.Skew.TotalMilliseconds, fault.Status!.Value, fault.Body!, fault.ContentType!));
        Assert.Equal((7, 12_000), (fleet.RateLimits.SpotWeight, fleet.RateLimits.WalletAddressWeight));
        Assert.Equal((0, 1), (fleet.KeyCount, fleet.AccountCount));
    }
}
