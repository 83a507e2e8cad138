using System.Globalization;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>What is signed is what arrives: seen by a bare socket, verified by the runtime's own HMAC.</summary>
public sealed class WireTests
{
    private const string Awkward = "a b+c@d,e[f]'g\"h%i~j*(k)!l;m/n?o#p\\q|r{s}<t>&u=v";

    public static TheoryData<string> Values => new()
    {
        Awkward, "käse 日本 🔑", "~", "%2F%2f%", "..", "a//b/../c", "%", "+", "", "[\"BTCUSDT\",\"ETHUSDT\"]", "e.mail+tag@example.com",
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_signed_query_arrives_as_it_was_signed(string value)
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account")
        {
            Query = new RequestParameters().Add("b", value).Add("a", "1"),
            RecvWindow = TimeSpan.FromMilliseconds(5000),
        });

        Assert.Equal("GET", request.Method);
        Assert.Equal("/api/v3/account", request.Path);
        Assert.Equal("", request.Body);
        AssertSigned(request.Query, request.Query);
        Assert.StartsWith($"b={PercentEncoding.Encode(value)}&a=1&recvWindow=5000&timestamp=", request.Query, StringComparison.Ordinal);
        Assert.Equal(value, PercentEncoding.Parse(request.Query)[0].Value);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_signed_body_arrives_as_it_was_signed(string value)
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Post, "/api/v3/order/test")
        {
            Body = new RequestParameters().Add("b", value),
        });

        Assert.Equal("/api/v3/order/test", request.Target);
        AssertSigned(request.Body, request.Body);
        Assert.Equal(value, PercentEncoding.Parse(request.Body)[0].Value);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Query_and_body_are_signed_with_nothing_between_them(string value)
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Post, "/sapi/v1/sub-account/subAccountApi")
        {
            Query = new RequestParameters().Add("email", value),
            Body = new RequestParameters().Add("publicKey", value),
        });

        Assert.Equal($"email={PercentEncoding.Encode(value)}", request.Query);
        AssertSigned(request.Query + request.Body, request.Body);
        Assert.Contains("&timestamp=", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_added_behind_a_signature_of_the_caller()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}");
        var query = new RequestParameters(allowReserved: true).Add("signature", "00").Add("symbol", "BTCUSDT");

        await fixture.Client.SendAsync(
            new BinanceRequest(HttpMethod.Get, "/fapi/v3/account") { Query = query, RecvWindow = TimeSpan.FromSeconds(1) }, fixture.Credential);

        Assert.Matches("^symbol=BTCUSDT&recvWindow=1000&timestamp=\\d+&signature=00$", Assert.Single(fixture.Network.Requests).Query);
    }

    [Fact]
    public async Task What_the_caller_has_timed_and_signed_goes_as_it_is()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}");
        var query = new RequestParameters(allowReserved: true).Add("signature", "00").Add("timestamp", "1578963600000");

        await fixture.Client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Query = query }, fixture.Credential);

        Assert.Equal("signature=00&timestamp=1578963600000", Assert.Single(fixture.Network.Requests).Query);
    }

    [Fact]
    public async Task A_delete_carries_its_parameters_in_the_query()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Delete, "/api/v3/openOrders")
        {
            Query = new RequestParameters().Add("symbol", "BTCUSDT"),
        });

        Assert.Equal("DELETE", request.Method);
        Assert.Equal("", request.Body);
        AssertSigned(request.Query, request.Query);
    }

    [Fact]
    public async Task A_get_has_neither_body_nor_content_type()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"));

        Assert.Equal("", request.Body);
        Assert.Null(request.Header("Content-Type"));
        Assert.Null(request.Header("Content-Length"));
    }

    [Fact]
    public async Task A_get_with_body_parameters_is_refused_before_anything_is_sent()
    {
        using var fixture = new ClientFixture();
        var request = new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Body = new RequestParameters().Add("a", 1) };

        var refusal = await Assert.ThrowsAsync<RequestParameterException>(() => fixture.Client.SendAsync(request, fixture.Credential));

        Assert.Equal("ParameterPlace", refusal.ErrorId);
        Assert.Empty(fixture.Network.Requests);
        Assert.Empty(fixture.Network.TimeRequests);
    }

    [Fact]
    public async Task The_header_is_the_whole_key_and_nothing_traces_the_request()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"));

        Assert.Equal(TestKeys.ApiKey, request.Header("X-MBX-APIKEY"));
        Assert.StartsWith("BinanceKeyTools/", request.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Null(request.Header("traceparent"));
        Assert.Null(request.Header("Request-Id"));
        Assert.Null(request.Header("Cookie"));
    }

    [Fact]
    public async Task The_key_alone_is_sent_unsigned()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/historicalTrades")
        {
            Security = RequestSecurity.ApiKey,
            Query = new RequestParameters().Add("symbol", "BTCUSDT"),
        });

        Assert.Equal(TestKeys.ApiKey, request.Header("X-MBX-APIKEY"));
        Assert.Equal("symbol=BTCUSDT", request.Query);
    }

    [Fact]
    public async Task A_public_request_carries_neither_key_nor_timestamp_even_when_a_key_is_given()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/ping") { Security = RequestSecurity.None });

        Assert.Null(request.Header("X-MBX-APIKEY"));
        Assert.Equal("/api/v3/ping", request.Target);
    }

    [Fact]
    public async Task A_signature_given_on_purpose_is_sent_as_it_is()
    {
        var request = await SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account")
        {
            Query = new RequestParameters(allowReserved: true).Add("timestamp", 1L).Add("signature", "deliberately wrong"),
        });

        Assert.Equal("timestamp=1&signature=deliberately%20wrong", request.Query);
    }

    [Fact]
    public async Task A_base64_signature_is_percent_encoded_and_last()
    {
        using var credential = TestKeys.Rsa();
        var request = await SendAsync(
            new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Query = new RequestParameters().Add("a", "1") }, credential);

        var signature = request.Query[(request.Query.LastIndexOf("&signature=", StringComparison.Ordinal) + 11)..];
        Assert.Matches("^[A-Za-z0-9%]+$", signature);
        Assert.Equal(256, Convert.FromBase64String(Uri.UnescapeDataString(signature)).Length);
    }

    private static void AssertSigned(string received, string part)
    {
        var at = received.LastIndexOf("&signature=", StringComparison.Ordinal);
        Assert.Equal(TestKeys.Sign(received[..at]), received[(at + "&signature=".Length)..]);
        Assert.EndsWith(received[at..], part, StringComparison.Ordinal);
        Assert.Equal(at, received.IndexOf("&signature=", StringComparison.Ordinal));
    }

    private static async Task<WireRequest> SendAsync(BinanceRequest request, BinanceCredential? with = null)
    {
        await using var server = RawServer.WithTime(_ => RawServer.Answer("{}"));
        using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address) });
        using var own = TestKeys.Hmac();

        await client.SendAsync(request, with ?? own);

        return WireRequest.Parse(Assert.Single(server.Others));
    }

    private sealed record WireRequest(string Method, string Target, string Head, string Body)
    {
        public string Path => Target.Split('?')[0];

        public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

        public static WireRequest Parse(string bytes)
        {
            var end = bytes.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var line = bytes[..bytes.IndexOf("\r\n", StringComparison.Ordinal)].Split(' ');
            Assert.Equal(3, line.Length);
            return new WireRequest(line[0], line[1], bytes[..end], bytes[(end + 4)..]);
        }

        public string? Header(string name) => Head.Split("\r\n").Skip(1)
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .SingleOrDefault();
    }
}
