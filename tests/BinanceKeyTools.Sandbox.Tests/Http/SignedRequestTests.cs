using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Http;

/// <summary>Signed requests over the wire: placement, encoding, key types.</summary>
public class SignedRequestTests
{
    private const string InvalidSignature = "Signature for this request is not valid.";
    private const string Order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=80000";

    [Theory]
    [InlineData("grid-bot", KeyAlgorithm.Hmac)]
    [InlineData("market-maker", KeyAlgorithm.Rsa)]
    [InlineData("home-trader", KeyAlgorithm.Ed25519)]
    public async Task Every_algorithm_signs_in_query_body_and_both(string name, KeyAlgorithm algorithm)
    {
        await using var host = SandboxHost.Run();
        Assert.Equal(algorithm, host.Key(name).Algorithm);
        (await host.SendAsync(name, new Call("GET", "/api/v3/account"))).ShouldSucceed();
        (await host.SendAsync(name, new Call("POST", "/api/v3/order/test") { Query = Order })).ShouldSucceed();
        (await host.SendAsync(name, new Call("POST", "/api/v3/order/test") { Query = "symbol=BTCUSDT&side=BUY", Body = "type=MARKET&quantity=0.001" })).ShouldSucceed();
        (await SendInBodyAsync(host, name, $"{Order}&timestamp={host.Timestamp()}")).ShouldSucceed();
        (await host.SendAsync(name, new Call("GET", "/api/v3/account") { WrongSignature = true })).ShouldBe(400, -1022, InvalidSignature);
    }

    [Fact]
    public async Task The_signature_may_stand_anywhere_on_spot_but_only_last_on_futures()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await SendSignatureFirstAsync(host, "/api/v3/account")).ShouldSucceed();
        (await SendSignatureFirstAsync(host, "/sapi/v1/account/status")).ShouldSucceed();
        (await SendSignatureFirstAsync(host, "/fapi/v3/account")).ShouldBe(400, -1022, InvalidSignature);
        (await SendSignatureFirstAsync(host, "/dapi/v1/account")).ShouldBe(400, -1022, InvalidSignature);
        (await SendSignatureFirstAsync(host, "/eapi/v1/marginAccount")).ShouldBe(400, -1022, InvalidSignature);
    }

    [Fact]
    public async Task A_tampered_request_is_refused()
    {
        await using var host = SandboxHost.Run();
        var key = host.Key("grid-bot");
        var payload = $"{Order}&timestamp={host.Timestamp()}";
        var signature = TestSigner.Sign(KeyAlgorithm.Hmac, key.RevealSecret()!, payload);
        var tampered = payload.Replace("price=80000", "price=90000", StringComparison.Ordinal);
        var call = new Call("POST", "/api/v3/order/test") { ApiKey = key.RevealApiKey(), Query = $"{tampered}&signature={signature}" };
        (await host.SendPlainAsync(call)).ShouldBe(400, -1022, InvalidSignature);
        (await host.SendPlainAsync(call with { Query = $"{payload}&signature={signature.ToUpperInvariant()}" })).ShouldSucceed();
    }

    [Fact]
    public async Task Parameters_are_neither_sorted_nor_encoded_again()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var call = new Call("GET", "/sapi/v1/sub-account/status") { Query = "email=desk%2b1%40sandbox.example" };
        var rows = (await host.SendAsync("all", call)).ShouldSucceed();
        Assert.Equal("desk+1@sandbox.example", Assert.Single(rows.EnumerateArray()).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Raw_text_that_had_to_be_percent_encoded_is_refused_even_when_signed()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await SendInBodyAsync(host, "all", $"symbol=１２３&side=BUY&type=MARKET&quantity=1&timestamp={host.Timestamp()}"))
            .ShouldBe(400, -1022, InvalidSignature);
        (await SendInBodyAsync(host, "all", $"symbol=%EF%BC%91&side=BUY&type=MARKET&quantity=1&timestamp={host.Timestamp()}"))
            .ShouldBe(400, -1121, "Invalid symbol.");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    public async Task Any_content_type_is_fine_where_there_is_no_body(string contentType)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { ContentType = contentType })).ShouldSucceed();
        (await host.SendAsync("all", new Call("POST", "/api/v3/order/test") { Query = Order, ContentType = contentType })).ShouldSucceed();
    }

    [Fact]
    public async Task The_secret_of_another_key_is_refused()
    {
        await using var host = SandboxHost.Run();
        var answer = await host.SendAsync(host.Key("tax-export"), new Call("GET", "/api/v3/account") { ApiKey = host.Key("grid-bot").RevealApiKey() });
        answer.ShouldBe(400, -1022, InvalidSignature);
    }

    private static Task<Answer> SendInBodyAsync(SandboxHost host, string name, string body)
    {
        var key = host.Key(name);
        var signature = Uri.EscapeDataString(TestSigner.Sign(key.Algorithm!.Value, key.RevealSecret()!, body));
        return host.SendPlainAsync(
            new Call("POST", "/api/v3/order/test") { ApiKey = key.RevealApiKey(), Body = $"{body}&signature={signature}" });
    }

    private static Task<Answer> SendSignatureFirstAsync(SandboxHost host, string path)
    {
        var key = host.Key("all");
        var payload = $"timestamp={host.Timestamp()}";
        var signature = TestSigner.Sign(KeyAlgorithm.Hmac, key.RevealSecret()!, payload);
        return host.SendPlainAsync(new Call("GET", path) { ApiKey = key.RevealApiKey(), Query = $"signature={signature}&{payload}" });
    }
}
