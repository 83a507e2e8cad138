using System.Buffers;
using System.Text;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Signing;

public class PercentEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ABCXYZabcxyz0189-._~", "ABCXYZabcxyz0189-._~")]
    [InlineData("user+bot@example.com", "user%2Bbot%40example.com")]
    [InlineData("[\"BTCUSDT\",\"ETHUSDT\"]", "%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D")]
    [InlineData(" !#$&'()*,/:;=?", "%20%21%23%24%26%27%28%29%2A%2C%2F%3A%3B%3D%3F")]
    [InlineData("%\\^`{|}<>", "%25%5C%5E%60%7B%7C%7D%3C%3E")]
    [InlineData("\0\r\n\t\u007F", "%00%0D%0A%09%7F")]
    [InlineData("é", "%C3%A9")]
    [InlineData("１２３４５６", "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96")]
    [InlineData("币安人生USDT", "%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void EncodesAllButTheUnreservedSet(string text, string expected)
    {
        var writer = new ArrayBufferWriter<byte>();
        PercentEncoding.Encode(text, writer);
        byte[] span = new byte[PercentEncoding.GetEncodedLength(text)];

        Assert.Equal(expected, PercentEncoding.Encode(text));
        Assert.Equal(expected, Encoding.ASCII.GetString(writer.WrittenSpan));
        Assert.Equal(expected.Length, PercentEncoding.Encode(text, span));
        Assert.Equal(expected, Encoding.ASCII.GetString(span));
        Assert.Equal(text, PercentEncoding.Decode(expected));
    }

    [Theory]
    [InlineData(new[] { 0xD83D }, 1)]
    [InlineData(new[] { 'a', 0xDE00, 'b' }, 2)]
    [InlineData(new[] { 0xD83D, 0xD83D, 0xDE00 }, 1)]
    [InlineData(new[] { 0xD83D, 0xDE00, 0xDE00 }, 3)]
    public void RefusesHalfASurrogatePair(int[] units, int position)
    {
        string text = string.Concat(units.Select(unit => (char)unit));

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => PercentEncoding.Encode(text));

        Assert.Contains($"position {position}", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PercentEncoding.Encode(text, new byte[100]));
        Assert.Throws<ArgumentException>(() => PercentEncoding.Encode(text, new ArrayBufferWriter<byte>()));
    }

    [Fact]
    public void RefusesAShortDestination()
    {
        Assert.Throws<ArgumentException>(() => PercentEncoding.Encode("a@b", new byte[4]));
        Assert.Throws<ArgumentException>(() => PercentEncoding.Encode("abc", new byte[2]));
    }

    [Theory]
    [InlineData("a+b", "a b")]
    [InlineData("a%20b", "a b")]
    [InlineData("%ef%bc%91", "１")]
    [InlineData("１%40", "１@")]
    [InlineData("100", "100")]
    public void DecodesAsServersDo(string encoded, string expected) => Assert.Equal(expected, PercentEncoding.Decode(encoded));

    [Theory]
    [InlineData("%")]
    [InlineData("abc%4")]
    [InlineData("%G0")]
    [InlineData("%0G")]
    [InlineData("%+1")]
    [InlineData("%EF%BC")]
    [InlineData("%FF")]
    [InlineData("%ED%A0%80")]
    public void RefusesBrokenEscapes(string encoded) => Assert.Throws<FormatException>(() => PercentEncoding.Decode(encoded));

    [Fact]
    public void ParsesNamesAndValuesInOrder()
    {
        IReadOnlyList<KeyValuePair<string, string>> parameters = PercentEncoding.Parse("?b=1&&a=%40&flag&x=y=z&b=&=v");

        Assert.Equal(
            [new("b", "1"), new("a", "@"), new("flag", string.Empty), new("x", "y=z"), new("b", string.Empty), new(string.Empty, "v")],
            parameters);
        Assert.Empty(PercentEncoding.Parse(string.Empty));
        Assert.Empty(PercentEncoding.Parse("?"));
    }

    [Fact]
    public void DecodingUndoesEncoding()
    {
        Prop.ForAll(Samples.AnyText, text => PercentEncoding.Decode(PercentEncoding.Encode(text)) == text).Check(Samples.Config(500));
    }

    [Fact]
    public void EncodingAgreesWithTheRuntime()
    {
        Prop.ForAll(Samples.AnyText, text => PercentEncoding.Encode(text) == Uri.EscapeDataString(text)).Check(Samples.Config(500));
    }

    [Fact]
    public void ParsingUndoesEncodingOfNamesAndValues()
    {
        Prop.ForAll(
                Samples.AnyText.Generator.Two().ArrayOf().ToArbitrary(),
                pairs =>
                {
                    IEnumerable<string> encoded =
                        pairs.Select(pair => $"{PercentEncoding.Encode(pair.Item1)}={PercentEncoding.Encode(pair.Item2)}");
                    string query = string.Join('&', encoded);
                    return PercentEncoding.Parse(query).SequenceEqual(pairs.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
                })
            .Check(Samples.Config(300));
    }
}
