using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Core.Tests.Exchange.Errors;

public sealed class ErrorExplainerTests
{
    private static ErrorExplainer Explainer => ErrorExplainer.Default;

    [Fact]
    public void Families_that_share_a_meaning_are_one()
    {
        var explanation = Assert.Single(Explainer.Explain(-1022, []));

        Assert.Equal(Enum.GetValues<ApiFamily>(), explanation.Families);
        Assert.False(explanation.DiffersByFamily);
        Assert.Empty(explanation.OtherMeanings);
    }

    [Fact]
    public void Another_meaning_of_the_number_is_told()
    {
        var explanation = Assert.Single(Explainer.Explain(-4087, [ApiFamily.UsdMargined]));

        Assert.Equal("REDUCE_ONLY_ORDER_PERMISSION", explanation.Name);
        Assert.Equal([ApiFamily.UsdMargined], explanation.Families);
        Assert.True(explanation.DiffersByFamily);
        Assert.StartsWith("CoinMargined: INVALID_PAIR: ", Assert.Single(explanation.OtherMeanings), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_family_every_meaning_comes() =>
        Assert.Equal(["INVALID_PAIR", "REDUCE_ONLY_ORDER_PERMISSION"], Explainer.Explain(-4087, []).Select(explanation => explanation.Name).Order());

    [Fact]
    public void The_message_picks_the_meaning()
    {
        const string Message = "Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7";

        var explanation = Assert.Single(Explainer.Explain(-2015, [ApiFamily.UsdMargined], Message));

        Assert.Equal("request ip", explanation.MessageContains);
        Assert.Equal(Message, explanation.Message);
    }

    [Fact]
    public void A_report_is_explained_in_its_family_with_its_address()
    {
        var report = ErrorReportReader.Read("GET https://fapi.binance.com/fapi/v2/account {\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7\"}");

        var explanation = Assert.Single(Explainer.Explain(report, []));

        Assert.Equal([ApiFamily.UsdMargined], explanation.Families);
        Assert.Equal("203.0.113.7", explanation.RequestAddress?.ToString());
        Assert.Contains("request ip", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_the_family_lacks_is_explained_from_the_others() =>
        Assert.NotEmpty(Explainer.Explain(new ErrorReport { Code = -4087, Family = ApiFamily.Spot }, []));

    [Theory]
    [InlineData(-99999)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(2015)]
    public void An_unknown_code_has_no_meaning_but_neighbours(int code)
    {
        Assert.Empty(Explainer.Explain(code, []));
        Assert.Equal(5, Explainer.FindNear(code, 5).Count);
    }

    [Fact]
    public void The_nearest_is_the_one_with_the_other_sign() => Assert.Equal(-2015, Explainer.FindNear(2015, 3)[0]);

    [Theory]
    [InlineData(BinanceErrorKind.Firewall)]
    [InlineData(BinanceErrorKind.RestrictedLocation)]
    [InlineData(BinanceErrorKind.NameResolution)]
    [InlineData(BinanceErrorKind.Timeout)]
    public void Failures_without_a_code_are_explained(BinanceErrorKind kind)
    {
        var explanation = Assert.Single(Explainer.Explain(new ErrorReport { Kind = kind }, []));

        Assert.Equal($"Binance{kind}", explanation.Name);
        Assert.Null(explanation.Code);
    }

    [Fact]
    public void Every_kind_of_failure_has_words_of_its_own()
    {
        var kinds = Enum.GetValues<BinanceErrorKind>().Where(kind => kind != BinanceErrorKind.Api);

        var meanings = kinds.Select(kind => Assert.Single(Explainer.Explain(new ErrorReport { Kind = kind }, [])).Meaning).ToArray();

        Assert.Equal(meanings.Length, meanings.Distinct().Count());
        Assert.DoesNotContain("The exchange refused the request.", meanings);
    }

    [Theory]
    [InlineData(3700)]
    [InlineData(3701)]
    public void Binance_TR_has_numbers_of_its_own(int code)
    {
        var explanation = Assert.Single(Explainer.Explain(new ErrorReport { Code = code, Host = "www.binance.tr" }, []));

        Assert.Empty(explanation.Families);
        Assert.False(explanation.Documented);
        Assert.Contains("Binance TR", explanation.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_found_in_the_families_that_are_asked_for()
    {
        Assert.Contains(Explainer.Search("signature", []), explanation => explanation.Code == -1022);
        Assert.All(Explainer.Search("whitelist", [ApiFamily.Sapi]), explanation => Assert.Equal([ApiFamily.Sapi], explanation.Families));
        Assert.Empty(Explainer.Search("nothing mentions this", []));
    }

    [Fact]
    public void Lists_are_arrays_so_that_a_shell_can_index_them()
    {
        foreach (var explanation in Explainer.Search("a", []))
        {
            Assert.IsType<ApiFamily[]>(explanation.Families);
            Assert.IsType<string[]>(explanation.Causes);
            Assert.IsType<string[]>(explanation.OtherMeanings);
        }
    }
}
