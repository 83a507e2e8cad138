using System.Text;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>
/// A hostile or careless other side repeats the request. Nothing of it may come out of an exception, not even through the
/// messages of the HTTP stack.
/// </summary>
public sealed class SecrecyTests
{
    private const string Canary = "canary-parameter-value";

    /// <summary>What the other side makes of the request it saw.</summary>
    public static TheoryData<string> Echoes => new()
    {
        "json", "json escaped", "json 200", "html", "html escaped", "html attribute", "text", "text 200", "status line", "header", "header name",
        "location", "chunk", "truncated", "cut at the edge", "utf-16 cut at the edge", "utf-16", "content type",
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_echo_of_the_request_never_gets_into_an_exception(string echo)
    {
        foreach (var rsa in new[] { false, true })
        {
            await using var server = RawServer.WithTime(request => Echo(echo, request));
            using var client = new BinanceClient(new BinanceClientOptions
            {
                Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address),
                MaxAttempts = 1,
            });
            using var credential = rsa ? TestKeys.Rsa() : TestKeys.Hmac();

            var failure = await Assert.ThrowsAsync<BinanceException>(
                () => client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"), credential));

            AssertSilent(failure, SignatureIn(server.Others[0]));
        }
    }

    [Fact]
    public async Task A_mask_stands_where_the_key_was()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, $$"""{"code":-1000,"msg":"no {{TestKeys.ApiKey.ToUpperInvariant()}} here, nor signature=abc, a=1&signature=abc&x=1 or /path?b=2 of it"}""");

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal("no vmPU…Eh8A here, nor signature=*** *** or /path?*** of it", error.Message);
    }

    [Fact]
    public void What_escapes_cut_out_of_a_signature_is_masked_with_the_rest_of_it()
    {
        // Between the escapes stand runs that are long enough to be known as key material, and runs that are not.
        var signature = $"{new string('A', 30)}+{new string('b', 50)}/{new string('C', 31)}+{new string('d', 45)}==";
        var once = Uri.EscapeDataString(signature);
        foreach (var echo in new[] { signature, once, Uri.EscapeDataString(once) })
        {
            var shown = SecretScrubber.MaskRuns($"account {echo} of {echo}@example.com\n-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----");

            Assert.Equal("account *** of ***@example.com\n***", shown);
        }
    }

    [Fact]
    public async Task A_message_without_end_or_with_control_characters_is_tamed()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, $$"""{"code":-1000,"msg":"a\u001b[31mb\r\nc {{string.Concat(Enumerable.Repeat("word ", 10_000))}}"}""");

        var message = (await fixture.FailAsync(HttpMethod.Get)).Message;

        Assert.StartsWith("a [31mb c word", message, StringComparison.Ordinal);
        Assert.Equal(500, message.Length);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a&")]
    [InlineData("a=")]
    [InlineData("<")]
    [InlineData("?")]
    [InlineData("signature=")]
    public async Task A_message_made_to_keep_patterns_busy_does_not(string part)
    {
        using var fixture = new ClientFixture(maxResponseBytes: 4 << 20);
        var text = string.Concat(Enumerable.Repeat(part, 300_000));
        fixture.Network.Reply(400, $$"""{"code":-1000,"msg":"{{text}}"}""").ReplyHtml(403, text);

        var answered = Task.Run(async () => (await fixture.FailAsync(HttpMethod.Get), await fixture.FailAsync(HttpMethod.Get)));

        var (byApi, byPage) = await answered.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.InRange(byApi.Message.Length, 0, 500);
        Assert.InRange(byPage.Excerpt!.Length, 0, 200);
    }

    [Fact]
    public async Task An_exception_names_the_path_and_no_query()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, """{"code":-1022,"msg":"Signature for this request is not valid."}""");
        var request = new BinanceRequest(HttpMethod.Get, "/sapi/v1/sub-account/subAccountApi")
        {
            Query = new RequestParameters().Add("email", Canary),
            RecvWindow = TimeSpan.FromMilliseconds(4321),
        };

        var failure = await Assert.ThrowsAsync<BinanceException>(() => fixture.Client.SendAsync(request, fixture.Credential));

        Assert.Equal(
            "Signature for this request is not valid. (code -1022, HTTP 400, GET /sapi/v1/sub-account/subAccountApi on api.binance.com)",
            failure.Message);
        var text = failure + failure.Error.ToString() + failure.Response + failure.Response!.Request + string.Join('\n', fixture.Activity);
        foreach (var secret in new[] { Canary, "4321", "timestamp=", "recvWindow=", "signature=", TestKeys.ApiKey, TestKeys.Secret })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_failure_of_the_socket_stays_known()
    {
        Uri closed;
        await using (var server = new RawServer(_ => ""))
        {
            closed = server.Address;
        }

        using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, closed), MaxAttempts = 1 });

        var failure = await Assert.ThrowsAsync<BinanceException>(() => client.MeasureClockAsync(ApiFamily.Spot));

        Assert.Equal("The connection failed (ConnectionRefused). (Connection, GET /api/v3/time on 127.0.0.1)", failure.Message);
        Assert.IsType<System.Net.Sockets.SocketException>(failure.InnerException);
    }

    private static string Echo(string echo, string request)
    {
        var target = request.Split(' ')[1];
        var signature = SignatureIn(request);
        var raw = Uri.UnescapeDataString(signature);
        var all = $"{TestKeys.ApiKey} {target} {signature} {raw}";
        return echo switch
        {
            "json" => RawServer.Answer($$"""{"code":-1100,"msg":"Illegal characters in {{all}}"}""", "400 Bad Request"),
            "json escaped" => RawServer.Answer($$"""{"detail":"{{all.Replace("/", "\\/", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal)}}"}""", "400 Bad Request"),
            "json 200" => RawServer.Answer($$"""{"code":-1,"msg":"{{all}}"}"""),
            "html" => RawServer.Answer($"<html><body>Blocked: {all}</body></html>", "403 Forbidden", "text/html"),
            "html escaped" => RawServer.Answer($"<p>{all.Replace("+", "&#x2B;", StringComparison.Ordinal).Replace("=", "&#61;", StringComparison.Ordinal).Replace("/", "&#47;", StringComparison.Ordinal)}", "403 Forbidden", "text/html"),
            "html attribute" => RawServer.Answer($"<a href=\"{target}\" title='{TestKeys.ApiKey}'>here</a>{raw}<b>{signature}</b>", "502 Bad Gateway", "text/html"),
            "text" => RawServer.Answer(all, "400 Bad Request", "text/plain"),
            "text 200" => RawServer.Answer(request, contentType: "text/plain"),
            "status line" => all + "\r\n\r\n",
            "header" => RawServer.Answer("", "500 Oops", headers: $"X-Echo: {all}\r\n"),
            "header name" => $"HTTP/1.1 200 OK\r\n{all}\r\n\r\n{{}}",
            "location" => RawServer.Answer("", "302 Found", headers: $"Location: https://elsewhere.example{target}&key={TestKeys.ApiKey}\r\n"),
            "chunk" => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{all}\r\n",
            "truncated" => RawServer.Answer($$"""{"url":"{{target}}","key":"{{TestKeys.ApiKey}}"""),
            "cut at the edge" => RawServer.Answer($"<style>{new string('x', 3946)}</style> {TestKeys.ApiKey}{raw}", "403 Forbidden", "text/html"),
            "utf-16 cut at the edge" => RawServer.Answer(string.Concat($"<style>{new string('x', 1946)}</style> {TestKeys.ApiKey}{raw}".Select(c => $"{c}\0")), "403 Forbidden"),
            "utf-16" => RawServer.Answer(string.Concat(all.Select(c => $"{c}\0")), "400 Bad Request", "text/plain"),
            "content type" => RawServer.Answer("no", "400 Bad Request", $"text/plain; x={signature}; y={TestKeys.ApiKey}"),
            _ => throw new ArgumentOutOfRangeException(nameof(echo), echo, null),
        };
    }

    private static string SignatureIn(string request) => request.Split("signature=")[1].Split(' ')[0];

    private static void AssertSilent(BinanceException failure, string signature)
    {
        var text = new StringBuilder().AppendLine(failure.ToString()).AppendLine(failure.Error.ToString()).AppendLine(failure.Error.Remedy)
            .AppendLine(failure.Error.Excerpt).AppendLine(failure.Error.ContentType);
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            text.AppendLine(inner.ToString());
        }

        if (failure.Response is { } response)
        {
            Assert.True(response.Content.IsEmpty);
            text.AppendJoin('\n', response.Headers.SelectMany(header => header.Value.Prepend(header.Key)));
        }

        var all = text.ToString().Replace("\0", "", StringComparison.Ordinal);
        var raw = Uri.UnescapeDataString(signature);
        foreach (var secret in new[] { signature, raw, TestKeys.ApiKey, TestKeys.Secret })
        {
            // Any ten characters in a row are more than a mask shows.
            for (var start = 0; start + 10 <= secret.Length; start++)
            {
                Assert.DoesNotContain(secret.Substring(start, 10), all, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.DoesNotContain("timestamp=1", all, StringComparison.Ordinal);
    }
}
