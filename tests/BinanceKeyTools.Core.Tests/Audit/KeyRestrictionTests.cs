using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class KeyRestrictionTests
{
    /// <summary>The sample of the exchange's own connector.</summary>
    public const string OfficialSample = """
        {
          "ipRestrict": false,
          "createTime": 1623840271000,
          "enableReading": true,
          "enableSpotAndMarginTrading": false,
          "enableWithdrawals": false,
          "enableInternalTransfer": true,
          "enableMargin": false,
          "enableFutures": false,
          "permitsUniversalTransfer": true,
          "enableVanillaOptions": false,
          "enableFixApiTrade": false,
          "enableFixReadOnly": true,
          "enablePortfolioMarginTrading": true
        }
        """;

    private static readonly DateTimeOffset Now = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_official_sample_is_read_in_full()
    {
        var restriction = Parse(OfficialSample);

        Assert.Equal(
            KeyPermission.Reading | KeyPermission.InternalTransfer | KeyPermission.UniversalTransfer | KeyPermission.FixReadOnly
                | KeyPermission.PortfolioMarginTrading,
            restriction.Permission);
        Assert.Equal(KeyPermission.None, restriction.UnknownPermission);
        Assert.False(restriction.IPRestricted);
        Assert.Equal(new DateTimeOffset(2021, 6, 16, 10, 44, 31, TimeSpan.Zero), restriction.CreatedAt);
        Assert.Equal(Now - restriction.CreatedAt, restriction.Age);
        Assert.Null(restriction.TradingExpiresAt);
        Assert.Empty(restriction.AdditionalField);
        Assert.Equal(("bot", "Team", KeyAlgorithm.Hmac, Now), (restriction.Name, restriction.Vault, restriction.Algorithm, restriction.ObservedAt));
        Assert.Equal(
            [true, false, false, false, false, true, true, true, false, false, true],
            new[]
            {
                restriction.EnableReading, restriction.EnableSpotAndMarginTrading, restriction.EnableMargin, restriction.EnableFutures,
                restriction.EnableVanillaOptions, restriction.EnablePortfolioMarginTrading, restriction.EnableInternalTransfer,
                restriction.PermitsUniversalTransfer, restriction.EnableWithdrawals, restriction.EnableFixApiTrade, restriction.EnableFixReadOnly,
            });
    }

    [Fact]
    public void Each_right_has_a_field_of_its_own()
    {
        foreach (var field in PermissionField.All)
        {
            var on = Parse($$"""{"{{field.Field}}":true}""");
            var off = Parse($$"""{"{{field.Field}}":false}""");

            Assert.Equal(field.Permission, on.Permission);
            Assert.True(on.State(field.Permission));
            Assert.Equal(KeyPermission.None, off.Permission);
            Assert.False(off.State(field.Permission));
            Assert.Equal(off.UnknownPermission, on.UnknownPermission);
            Assert.False(on.UnknownPermission.HasFlag(field.Permission));
        }
    }

    [Fact]
    public void Every_right_of_the_exchange_has_a_field_and_a_checkbox()
    {
        Assert.Equal(Enum.GetValues<KeyPermission>().Where(permission => permission != KeyPermission.None), PermissionField.All.Select(field => field.Permission));
        Assert.Equal(PermissionField.All.Count, PermissionField.All.Select(field => field.Field).Distinct().Count());
        Assert.Equal(PermissionField.All.Count, PermissionField.All.Select(field => field.Checkbox).Distinct().Count());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"enableReading":null,"enableWithdrawals":null,"ipRestrict":null,"createTime":null,"tradingAuthorityExpirationTime":null}""")]
    public void What_is_missing_is_unknown_and_not_off(string json)
    {
        var restriction = Parse(json);

        Assert.Equal(KeyPermission.None, restriction.Permission);
        Assert.All(PermissionField.All, field => Assert.Null(restriction.State(field.Permission)));
        Assert.Null(restriction.IPRestricted);
        Assert.Null(restriction.CreatedAt);
        Assert.Null(restriction.Age);
        Assert.Null(restriction.TradingExpiresAt);
        Assert.Empty(restriction.AdditionalField);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, null)]
    [InlineData(36500, null)]
    public void A_date_that_is_yet_to_come_is_no_age(double days, int? age)
    {
        var restriction = Parse($$"""{"createTime":{{Now.AddDays(days).ToUnixTimeMilliseconds()}}}""");

        Assert.Equal(Now.AddDays(days), restriction.CreatedAt);
        Assert.Equal(age, restriction.Age?.Days);
    }

    [Fact]
    public void A_date_of_zero_is_no_date()
    {
        var restriction = Parse("""{"createTime":0,"tradingAuthorityExpirationTime":0}""");

        Assert.Null(restriction.CreatedAt);
        Assert.Null(restriction.TradingExpiresAt);
    }

    [Theory]
    [InlineData("""{"\ud800":true}""")]
    [InlineData("""{"enableReading":true,"note\udc00":1}""")]
    public void Half_a_character_makes_an_answer_of_another_form(string json) => Assert.ThrowsAny<JsonException>(() => Parse(json));

    [Fact]
    public void Unknown_fields_stay_as_they_came()
    {
        var restriction = Parse("""{"enableTimeTravel":true,"limit":1.50,"list":[1, 2],"text":"a\u00e4","nothing":null,"EnableReading":true}""");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["enableTimeTravel"] = "true",
                ["limit"] = "1.50",
                ["list"] = "[1, 2]",
                ["text"] = "\"a\\u00e4\"",
                ["nothing"] = "null",
                ["EnableReading"] = "true",
            },
            restriction.AdditionalField);
        Assert.Equal(KeyPermission.None, restriction.Permission);
    }

    [Fact]
    public void The_end_of_the_trading_right_is_read_and_never_computed()
    {
        var restriction = Parse("""{"createTime":1640988000000,"tradingAuthorityExpirationTime":1646085600000}""");

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1646085600000), restriction.TradingExpiresAt);
        Assert.Equal(59, (restriction.TradingExpiresAt - restriction.CreatedAt)!.Value.Days);
    }

    [Theory]
    [InlineData("""{"enableReading":"true"}""", "enableReading")]
    [InlineData("""{"enableWithdrawals":1}""", "enableWithdrawals")]
    [InlineData("""{"permitsUniversalTransfer":{}}""", "permitsUniversalTransfer")]
    [InlineData("""{"ipRestrict":"false"}""", "ipRestrict")]
    [InlineData("""{"createTime":"1623840271000"}""", "createTime")]
    [InlineData("""{"createTime":1.5}""", "createTime")]
    [InlineData("""{"createTime":-1}""", "createTime")]
    [InlineData("""{"createTime":9223372036854775807}""", "createTime")]
    [InlineData("""{"createTime":true}""", "createTime")]
    [InlineData("""{"tradingAuthorityExpirationTime":"soon"}""", "tradingAuthorityExpirationTime")]
    public void A_field_of_another_type_is_named(string json, string field) =>
        Assert.Contains($"'{field}'", Assert.Throws<JsonException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    public void An_answer_that_is_no_object_is_refused(string json) => Assert.Throws<JsonException>(() => Parse(json));

    internal static KeyRestriction Parse(string json) => KeyRestriction.Parse(Encoding.UTF8.GetBytes(json), TestKeys.Record(), Now);
}
