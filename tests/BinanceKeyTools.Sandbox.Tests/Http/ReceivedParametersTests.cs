using System.Net;
using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Http;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Sandbox.Tests.Http;

public class ReceivedParametersTests
{
    [Theory]
    [InlineData("a=1&b=2&signature=S", "", "a=1&b=2")]
    [InlineData("a=1&signature=S&b=2", "", "a=1&b=2")]
    [InlineData("signature=S&a=1&b=2", "", "a=1&b=2")]
    [InlineData("a=1", "b=2&signature=S", "a=1b=2")]
    [InlineData("a=1", "signature=S", "a=1")]
    [InlineData("a=1&signature=S", "b=2", "a=1b=2")]
    [InlineData("signature=S", "", "")]
    [InlineData("", "b=2&signature=S", "b=2")]
    public void The_signature_covers_query_and_body_without_a_separator(string query, string body, string payload)
    {
        var parameters = Read(query, body);
        Assert.Equal(payload, Encoding.ASCII.GetString(parameters.Payload.Span));
        Assert.Equal("S", parameters.Signature);
    }

    [Fact]
    public void The_query_wins_over_the_body()
    {
        var parameters = Read("symbol=A", "symbol=B&side=BUY&signature=S");
        Assert.Equal("A", parameters.Find("symbol"));
        Assert.Equal("BUY", parameters.Find("side"));
    }

    [Theory]
    [InlineData("a=1&signature=S", "", true)]
    [InlineData("a=1", "b=2&signature=S", true)]
    [InlineData("signature=S&a=1", "", false)]
    [InlineData("a=1", "signature=S&b=2", false)]
    public void Knows_whether_the_signature_is_last(string query, string body, bool isLast) =>
        Assert.Equal(isLast, Read(query, body).IsSignatureLast);

    [Fact]
    public void A_get_has_no_body_and_a_json_body_has_no_parameters()
    {
        Assert.Equal("a=1", Encoding.ASCII.GetString(Read("a=1", "b=2", method: "GET").Payload.Span));
        var json = Read("a=1", "b=2", contentType: "application/json");
        Assert.Null(json.Find("b"));
        Assert.Equal("a=1b=2", Encoding.ASCII.GetString(json.Payload.Span));
    }

    [Fact]
    public void Sees_what_had_to_be_percent_encoded()
    {
        Assert.True(Read("symbol=１２３").HasUnencodedBytes);
        Assert.True(Read("", "name=a b").HasUnencodedBytes);
        Assert.True(Read("", "list=\"A\"").HasUnencodedBytes);
        Assert.False(Read("symbol=%EF%BC%91&email=a@b.example&list=%5B%22A%22%5D&time=1:2,3").HasUnencodedBytes);
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%zz")]
    [InlineData("a=%FF")]
    public void Sees_broken_escapes(string query) => Assert.True(Read(query).HasBrokenEscapes);

    [Fact]
    public void Decodes_what_was_encoded()
    {
        Prop.ForAll<NonNull<string>, NonNull<string>>((left, right) =>
        {
            // Lone surrogates have no UTF-8 form; no sender can transmit them.
            var (first, second) = (left.Get.Where(c => !char.IsSurrogate(c)), right.Get.Where(c => !char.IsSurrogate(c)));
            var (a, b) = (string.Concat(first), string.Concat(second));
            var parameters = Read($"a={Uri.EscapeDataString(a)}", $"b={Uri.EscapeDataString(b)}");
            return parameters.Find("a") == a && parameters.Find("b") == b && !parameters.HasBrokenEscapes && !parameters.HasUnencodedBytes;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Takes_any_bytes_without_failing()
    {
        Prop.ForAll<NonNull<byte[]>, NonNull<byte[]>>((query, body) =>
        {
            var request = Request(query.Get, body.Get, "POST", null);
            return ReceivedParameters.Read(request).Payload.Length <= query.Get.Length + body.Get.Length;
        }).QuickCheckThrowOnFailure();
    }

    private static ReceivedParameters Read(string query, string body = "", string method = "POST", string? contentType = null) =>
        ReceivedParameters.Read(Request(Encoding.UTF8.GetBytes(query), Encoding.UTF8.GetBytes(body), method, contentType));

    private static ReceivedRequest Request(byte[] query, byte[] body, string method, string? contentType) => new()
    {
        Method = method,
        Path = "/api/v3/account",
        Query = query,
        Body = body,
        ContentType = contentType,
        ClientAddress = IPAddress.Loopback,
        Environment = BinanceEnvironment.Live,
    };
}
