using System.Collections;
using System.Globalization;
using System.Numerics;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Tests.Signing;

public sealed class RequestParametersTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    /// <summary>
    /// Numbers and dates as under de-DE, and the minus sign of sv-SE. Made by hand, because the tests run with invariant
    /// globalization, which knows no culture by name; a PowerShell host does.
    /// </summary>
    public RequestParametersTests()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        CultureInfo.CurrentCulture = culture;
    }

    public static TheoryData<object, string> Values { get; } = new()
    {
        { "LTCBTC", "LTCBTC" },
        { string.Empty, string.Empty },
        { " user+bot@example.com ", " user+bot@example.com " },
        { 'x', "x" },
        { true, "true" },
        { false, "false" },
        { (byte)255, "255" },
        { (sbyte)-128, "-128" },
        { (short)-12345, "-12345" },
        { (ushort)65535, "65535" },
        { -1234567, "-1234567" },
        { 4294967295u, "4294967295" },
        { 1499827319559L, "1499827319559" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { Int128.MinValue, "-170141183460469231731687303715884105728" },
        { 1234567.8900m, "1234567.8900" },
        { 0.00000001m, "0.00000001" },
        { decimal.MaxValue, "79228162514264337593543950335" },
        { -0.1m, "-0.1" },
        { 0.1, "0.1" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 0.00000001, "0.00000001" },
        { 1.5e-7, "0.00000015" },
        { -2.5e-10, "-0.00000000025" },
        { 1e21, "1000000000000000000000" },
        { 1.2345e20, "123450000000000000000" },
        { 123456789012345680.0, "123456789012345680" },
        { -0.0, "0" },
        { 0.1f, "0.1" },
        { 1e-8f, "0.00000001" },
        { 3e10f, "30000000000" },
        { (Half)0.5, "0.5" },
        { (Half)60000, "60000" },
        { new DateTime(2020, 1, 14, 1, 0, 0, DateTimeKind.Utc), "1578963600000" },
        { new DateTime(2020, 1, 14, 1, 0, 0, DateTimeKind.Utc).ToLocalTime(), "1578963600000" },
        { new DateTimeOffset(2020, 1, 14, 3, 0, 0, TimeSpan.FromHours(2)), "1578963600000" },
        { new DateTimeOffset(2020, 1, 14, 1, 0, 0, 1, TimeSpan.Zero).AddTicks(9999), "1578963600001" },
        { DayOfWeek.Friday, "Friday" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { new[] { "BTCUSDT", "ETHUSDT" }, "[\"BTCUSDT\",\"ETHUSDT\"]" },
        { new List<int> { 1, 2 }, "[1,2]" },
        { new object[] { "a", 1, 2.5, 0.10m, true, DayOfWeek.Monday, DateTimeOffset.UnixEpoch }, "[\"a\",1,2.5,0.10,true,\"Monday\",0]" },
        { Array.Empty<string>(), "[]" },
        { new[] { "quo\"te", "back\\slash", "１", "<&'+>" }, "[\"quo\\\"te\",\"back\\\\slash\",\"１\",\"<&'+>\"]" },
        { Enumerable.Range(1, 3), "[1,2,3]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void FormatsTheSameUnderEveryCulture(object value, string expected)
    {
        RequestParameters parameters = new RequestParameters().Add("name", value);

        Assert.Equal([new("name", expected)], parameters);
    }

    [Fact]
    public void TheCultureOfTheseTestsIsAnother() => Assert.Equal("\u22121,5", (-1.5m).ToString(CultureInfo.CurrentCulture));

    [Fact]
    public void DoublesAreNotRounded()
    {
        foreach (double number in new[] { double.Epsilon, double.MaxValue, Math.PI, 1.0 / 3, 5e-324, 123.456e-30, 9.999999999999999e22 })
        {
            string text = new RequestParameters().Add("name", number)[0].Value;

            Assert.DoesNotContain('E', text);
            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void NullIsLeftOut()
    {
        RequestParameters parameters = new RequestParameters().Add("a", null).Add("b", 1).Add("a", 2);

        Assert.Equal([new("b", "1"), new("a", "2")], parameters);
        Assert.Equal(2, parameters.Count);
        Assert.Equal("a", parameters[1].Key);
        Assert.Equal("b, a", parameters.ToString());
    }

    [Theory]
    [InlineData("ParameterDuplicate", "symbol", "twice")]
    [InlineData("ParameterReserved", "signature", "by the client")]
    [InlineData("ParameterReserved", "timestamp", "by the client")]
    [InlineData("ParameterReserved", "Timestamp", "by the client")]
    [InlineData("ParameterName", "", "empty name")]
    [InlineData("ParameterName", "a b", "position 2")]
    [InlineData("ParameterName", "naïve", "position 3")]
    [InlineData("ParameterName", "a=b", "position 2")]
    [InlineData("ParameterName", "a[]", "position 2")]
    public void RefusesNames(string errorId, string name, string cause)
    {
        RequestParameters parameters = new RequestParameters().Add("symbol", "LTCBTC");

        RequestParameterException refusal = Assert.Throws<RequestParameterException>(() => parameters.Add(name, "Qx7vZ"));

        Assert.Equal(errorId, refusal.ErrorId);
        Assert.Equal(name, refusal.ParameterName);
        Assert.Contains(cause, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Qx7vZ", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal([new("symbol", "LTCBTC")], parameters);
    }

    [Fact]
    public void NamesAreCaseSensitive()
    {
        RequestParameters parameters = new RequestParameters().Add("symbol", 1).Add("Symbol", 2);

        Assert.Equal(2, parameters.Count);
        Assert.True(parameters.Contains("Symbol"));
        Assert.False(parameters.Contains("SYMBOL"));
    }

    [Fact]
    public void ReservedNamesAreTakenOnPurpose()
    {
        RequestParameters parameters = new RequestParameters(allowReserved: true).Add("timestamp", 1578963600000).Add("signature", "abc");

        Assert.Equal([new("timestamp", "1578963600000"), new("signature", "abc")], parameters);
    }

    [Fact]
    public void ClientAddsReservedNames()
    {
        var parameters = new RequestParameters();
        parameters.AddReserved("timestamp", 1L);

        Assert.True(parameters.Contains("timestamp"));
        Assert.Equal("ParameterDuplicate", Assert.Throws<RequestParameterException>(() => parameters.AddReserved("timestamp", 2L)).ErrorId);
    }

    [Fact]
    public void RefusesNestedValues()
    {
        object[] values =
        [
            new Hashtable { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 1 }, new int[][] { [1], [2] },
            new object[] { new Hashtable() }, new object(), new Version(1, 2), new[] { KeyValuePair.Create("a", 1) }, new Uri("http://localhost"),
        ];
        foreach (object value in values)
        {
            RequestParameterException refusal = Assert.Throws<RequestParameterException>(() => new RequestParameters().Add("name", value));
            Assert.Equal("ParameterNested", refusal.ErrorId);
            Assert.Equal("name", refusal.ParameterName);
        }
    }

    [Fact]
    public void RefusesValuesWithoutAForm()
    {
        object[] values =
        [
            new DateTime(2020, 1, 14), TimeSpan.FromDays(1), new DateOnly(2020, 1, 14), new TimeOnly(1, 0), double.NaN,
            double.PositiveInfinity, float.NegativeInfinity, Half.NaN, (DayOfWeek)99, BindingFlagsOfTwo, "\uD83D", '\uDE00',
            new object?[] { 1, null }, new[] { TimeSpan.Zero }, new[] { new DateTime(2020, 1, 14) },
        ];
        foreach (object value in values)
        {
            RequestParameterException refusal = Assert.Throws<RequestParameterException>(() => new RequestParameters().Add("name", value));
            Assert.Equal("ParameterValue", refusal.ErrorId);
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EmptyStaysEmpty()
    {
        Assert.Throws<InvalidOperationException>(() => RequestParameters.Empty.Add("a", 1));
        Assert.Throws<InvalidOperationException>(() => RequestParameters.Empty.AddReserved("timestamp", 1));
        Assert.Empty(RequestParameters.Empty);
        Assert.Equal([new("a", "1")], RequestParameters.Empty.Copy().Add("a", 1));
        Assert.Empty(RequestParameters.Empty);
    }

    [Fact]
    public void CopyIsIndependent()
    {
        RequestParameters original = new RequestParameters().Add("a", 1);
        RequestParameters copy = original.Copy().Add("b", 2);

        Assert.Single(original);
        Assert.Equal([new("a", "1"), new("b", "2")], copy);
        Assert.Throws<RequestParameterException>(() => copy.Add("signature", "x"));
    }

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    private static System.Reflection.BindingFlags BindingFlagsOfTwo =>
        System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static;
}
