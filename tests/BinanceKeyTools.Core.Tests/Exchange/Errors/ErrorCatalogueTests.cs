using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Core.Tests.Exchange.Errors;

public sealed class ErrorCatalogueTests
{
    private static readonly ErrorCatalogue Catalogue = ErrorCatalogue.Default;

    [Theory]
    [InlineData(ApiFamily.Spot, 104)]
    [InlineData(ApiFamily.UsdMargined, 205)]
    [InlineData(ApiFamily.CoinMargined, 154)]
    [InlineData(ApiFamily.Options, 122)]
    [InlineData(ApiFamily.PortfolioMargin, 170)]
    [InlineData(ApiFamily.Sapi, 236)]
    public void Every_documented_code_of_a_family_is_present(ApiFamily family, int expected)
    {
        var general = Catalogue.Entries.Where(entry => entry.Family == family && entry.Documented && entry.MessageContains is null);

        Assert.Equal(expected, general.Select(entry => entry.Code).Distinct().Count());
    }

    [Fact]
    public void Every_documented_text_variant_has_a_general_entry_of_the_same_name()
    {
        foreach (var variant in Catalogue.Entries.Where(entry => entry.Documented && entry.MessageContains is not null))
        {
            Assert.Equal(Catalogue.Find(variant.Family, variant.Code)?.Name, variant.Name);
        }
    }

    [Theory]
    [InlineData(ApiFamily.Spot, -1000, "UNKNOWN")]
    [InlineData(ApiFamily.Spot, -1108, "PARAM_OVERFLOW")]
    [InlineData(ApiFamily.Spot, -1122, "INVALID_SYMBOLSTATUS")]
    [InlineData(ApiFamily.Spot, -2015, "REJECTED_MBX_KEY")]
    [InlineData(ApiFamily.Spot, -2022, "Order cancel-replace failed")]
    [InlineData(ApiFamily.Spot, -2043, "NO_REFERENCE_PRICE")]
    [InlineData(ApiFamily.UsdMargined, -1122, "INVALID_SYMBOL_STATUS")]
    [InlineData(ApiFamily.UsdMargined, -2017, "API_KEYS_LOCKED")]
    [InlineData(ApiFamily.UsdMargined, -4183, "ISOLATED_REJECT_WITH_JOINT_MARGIN")]
    [InlineData(ApiFamily.UsdMargined, -4202, "ADJUST_LEVERAGE_KYC_FAILED")]
    [InlineData(ApiFamily.UsdMargined, -4210, "STOP_PRICE_HIGHER_THAN_PRICE_MULTIPLIER_LIMIT")]
    [InlineData(ApiFamily.UsdMargined, -5043, "Existing_Pending_Modification")]
    [InlineData(ApiFamily.CoinMargined, -4090, "NO_PLACE_ORDER_PERMISSION")]
    [InlineData(ApiFamily.CoinMargined, -4188, "ME_INVALID_TIMESTAMP")]
    [InlineData(ApiFamily.CoinMargined, -4202, "ADJUST_LEVERAGE_ACCOUNT_SYMBOL_FAILED")]
    [InlineData(ApiFamily.Options, -1008, "TOO_MANY_REQUESTS")]
    [InlineData(ApiFamily.Options, -2015, "INVALID_API_KEY")]
    [InlineData(ApiFamily.Options, -6063, "CANCEL_REJECTED")]
    [InlineData(ApiFamily.PortfolioMargin, -4183, "PRICE_HIGHTER_THAN_STOP_MULTIPLIER_UP")]
    [InlineData(ApiFamily.PortfolioMargin, -5041, "TOO_MANY_REQUESTS_IN_QUEUE")]
    [InlineData(ApiFamily.Sapi, -1099, "Not found, authenticated, or authorized")]
    [InlineData(ApiFamily.Sapi, -4035, "CAPITAL_WITHDRAW_NOT_WHITE_ADDRESS")]
    [InlineData(ApiFamily.Sapi, -5012, "TRANSFER_PENDING / FUTURE_ACCT_OR_SUBRELATION_NOT_EXIST")]
    [InlineData(ApiFamily.Sapi, -20204, "(no name)")]
    [InlineData(ApiFamily.Sapi, -21015, "ENDPOINT_GONE")]
    public void Names_are_those_of_the_family_table(ApiFamily family, int code, string name) =>
        Assert.Equal(name, Catalogue.Find(family, code)?.Name);

    [Fact]
    public void No_family_code_and_text_occurs_twice()
    {
        var duplicates = Catalogue.Entries
            .GroupBy(entry => (entry.Family, entry.Code, entry.MessageContains?.ToUpperInvariant()))
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);

        Assert.Empty(duplicates);
    }

    [Fact]
    public void Every_entry_is_complete()
    {
        Assert.All(Catalogue.Entries, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Name));
            Assert.False(string.IsNullOrWhiteSpace(entry.Source));
            Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal);
            Assert.EndsWith(".", entry.Remedy, StringComparison.Ordinal);
            Assert.Equal(entry.Causes.Distinct().Count(), entry.Causes.Count);
        });
    }

    [Fact]
    public void Undocumented_entries_say_that_they_were_observed()
    {
        var undocumented = Catalogue.Entries.Where(entry => !entry.Documented).ToList();

        Assert.NotEmpty(undocumented);
        Assert.All(undocumented, entry => Assert.Contains("observed", entry.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_that_no_table_lists_are_marked()
    {
        foreach (var (family, code) in new[]
        {
            (ApiFamily.Spot, -2008), (ApiFamily.Sapi, -2008), (ApiFamily.UsdMargined, -2008),
            (ApiFamily.Sapi, -4104), (ApiFamily.Sapi, -9000), (ApiFamily.Sapi, -10038), (ApiFamily.Sapi, 100001003),
        })
        {
            Assert.False(Catalogue.Find(family, code)!.Documented);
        }
    }

    [Fact]
    public void Key_related_codes_have_causes_in_every_family()
    {
        foreach (var entry in new[] { -1002, -1021, -1022, -1099, -1102, -2008, -2010, -2014, -2015, -2017 }.SelectMany(Catalogue.FindAll))
        {
            Assert.NotEmpty(entry.Causes);
        }
    }

    [Theory]
    [InlineData(-1004, ApiFamily.Sapi, ApiFamily.UsdMargined)]
    [InlineData(-1008, ApiFamily.Spot, ApiFamily.UsdMargined)]
    [InlineData(-1008, ApiFamily.Spot, ApiFamily.Options)]
    [InlineData(-1008, ApiFamily.PortfolioMargin, ApiFamily.Options)]
    [InlineData(-1108, ApiFamily.Spot, ApiFamily.CoinMargined)]
    [InlineData(-1128, ApiFamily.Spot, ApiFamily.Options)]
    [InlineData(-2021, ApiFamily.Spot, ApiFamily.UsdMargined)]
    [InlineData(-2022, ApiFamily.Sapi, ApiFamily.PortfolioMargin)]
    [InlineData(-2026, ApiFamily.Spot, ApiFamily.CoinMargined)]
    [InlineData(-2027, ApiFamily.UsdMargined, ApiFamily.Options)]
    [InlineData(-4056, ApiFamily.UsdMargined, ApiFamily.Options)]
    [InlineData(-4087, ApiFamily.UsdMargined, ApiFamily.CoinMargined)]
    [InlineData(-4088, ApiFamily.PortfolioMargin, ApiFamily.CoinMargined)]
    [InlineData(-4104, ApiFamily.UsdMargined, ApiFamily.Sapi)]
    [InlineData(-4202, ApiFamily.UsdMargined, ApiFamily.CoinMargined)]
    [InlineData(-5021, ApiFamily.UsdMargined, ApiFamily.Sapi)]
    [InlineData(-5041, ApiFamily.UsdMargined, ApiFamily.PortfolioMargin)]
    public void Same_number_with_another_meaning_does_not_share_text(int code, ApiFamily first, ApiFamily second) =>
        AssertDifferent(code, first, second);

    [Fact]
    public void Wallet_codes_share_no_text_with_futures_filters_or_options_accounts()
    {
        foreach (var (from, to, other) in new[]
        {
            (-4060, -4001, ApiFamily.UsdMargined), (-4060, -4001, ApiFamily.CoinMargined), (-4060, -4001, ApiFamily.PortfolioMargin),
            (-5012, -5001, ApiFamily.Options), (-6020, -6001, ApiFamily.Options),
        })
        {
            for (var code = from; code <= to; code++)
            {
                if (Catalogue.Find(ApiFamily.Sapi, code) is not null && Catalogue.Find(other, code) is not null)
                {
                    AssertDifferent(code, ApiFamily.Sapi, other);
                }
            }
        }
    }

    [Theory]
    [InlineData(ApiFamily.Spot, -1021, "Timestamp for this request is outside of the recvWindow.", "older than recvWindow")]
    [InlineData(ApiFamily.Options, -1021, "Timestamp for this request was 1000ms ahead of the server's time.", "clock is fast")]
    [InlineData(ApiFamily.Spot, -1003, "Way too much request weight used; IP banned until 1700000000000.", "banned")]
    [InlineData(ApiFamily.Spot, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.", "not signed")]
    [InlineData(ApiFamily.Sapi, -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.", "timestamp")]
    [InlineData(ApiFamily.Spot, -2010, "Symbol not whitelisted for API key.", "symbol whitelist")]
    [InlineData(ApiFamily.Spot, -2010, "This action is disabled on this account.", "disabled on this account")]
    [InlineData(ApiFamily.Spot, -2010, "This account may not place or cancel orders.", "Trading is disabled")]
    [InlineData(ApiFamily.Spot, -2010, "Rest API trading is not enabled.", "not set up for trading")]
    [InlineData(ApiFamily.Spot, -2010, "This symbol is not permitted for this account.", "permission group")]
    [InlineData(ApiFamily.Spot, -2010, "This symbol is restricted for this account.", "cannot trade this symbol")]
    [InlineData(ApiFamily.Spot, -2010, "Account has insufficient balance for requested action.", "balance is not sufficient")]
    [InlineData(ApiFamily.Spot, -1013, "Filter failure: LOT_SIZE", "trading is allowed")]
    [InlineData(ApiFamily.UsdMargined, -2015, "Invalid API-key, IP, or permissions for action, request ip: 192.0.2.1", "printed the address")]
    [InlineData(ApiFamily.Sapi, -3003, "User does not exist.", "sub-account")]
    [InlineData(ApiFamily.Spot, 0, "Service unavailable from a restricted location according to 'b. Eligibility'", "refuses the location")]
    public void The_message_selects_the_entry(ApiFamily family, int code, string message, string expected)
    {
        var entry = Catalogue.Find(family, code, message)!;

        Assert.NotNull(entry.MessageContains);
        Assert.Contains(expected, entry.Meaning, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(entry, Catalogue.Find(family, code, message.ToUpperInvariant()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Something nobody has seen.")]
    public void Another_message_selects_the_general_entry(string? message)
    {
        var entry = Catalogue.Find(ApiFamily.Spot, -2010, message)!;

        Assert.Null(entry.MessageContains);
        Assert.True(entry.Documented);
    }

    [Fact]
    public void An_unknown_code_or_family_finds_nothing()
    {
        Assert.Null(Catalogue.Find(ApiFamily.Spot, -424242));
        Assert.Null(Catalogue.Find(ApiFamily.Spot, -4035));
        Assert.Null(Catalogue.Find((ApiFamily)99, -1022));
        Assert.Null(Catalogue.Find(ApiFamily.Spot, 0, "Something else."));
        Assert.Empty(Catalogue.FindAll(-424242));
    }

    [Fact]
    public void FindAll_gives_every_family_of_a_code()
    {
        Assert.Equal(Enum.GetValues<ApiFamily>(), Catalogue.FindAll(-1022).Select(entry => entry.Family).Order());
        Assert.Equal([ApiFamily.Sapi, ApiFamily.UsdMargined], Catalogue.FindAll(-1099).Select(entry => entry.Family).Order());
    }

    [Theory]
    [InlineData("signature", -1022)]
    [InlineData("SIGNATURE", -1102)]
    [InlineData("whitelist", -4035)]
    [InlineData("whitelist", -2010)]
    [InlineData("rejected_mbx_key", -2015)]
    [InlineData(" -1131 ", -1131)]
    [InlineData("zero-width", null)]
    [InlineData("virtual machine", -1021)]
    [InlineData("Portfolio Margin Trading", -2015)]
    public void Search_looks_into_every_text(string text, int? expected)
    {
        var found = Catalogue.Search(text).ToList();

        if (expected is { } code)
        {
            Assert.Contains(found, entry => entry.Code == code);
        }
        else
        {
            Assert.Empty(found);
        }
    }

    [Fact]
    public void Search_for_nothing_finds_nothing()
    {
        Assert.Empty(Catalogue.Search(string.Empty));
        Assert.Empty(Catalogue.Search(" \t"));
        Assert.Throws<ArgumentNullException>(() => Catalogue.Search(null!));
    }

    [Fact]
    public void Texts_that_are_often_told_wrongly_are_right()
    {
        Assert.Contains("not a permission", Catalogue.Find(ApiFamily.UsdMargined, -4131)!.Meaning, StringComparison.Ordinal);
        Assert.Contains("not only an insufficient balance", Catalogue.Find(ApiFamily.Spot, -2010)!.Meaning, StringComparison.Ordinal);
        Assert.Contains("found the key", Catalogue.Find(ApiFamily.Spot, -1022)!.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VPN")]
    [InlineData("proxy")]
    [InlineData("other egress")]
    public void No_remedy_helps_to_evade_a_location_restriction(string text) =>
        Assert.DoesNotContain(Catalogue.Entries, entry => entry.Remedy.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static void AssertDifferent(int code, ApiFamily first, ApiFamily second)
    {
        var one = Catalogue.Find(first, code);
        var other = Catalogue.Find(second, code);

        Assert.NotNull(one);
        Assert.NotNull(other);
        Assert.NotEqual(one.Meaning, other.Meaning);
        Assert.NotEqual(one.Remedy, other.Remedy);
    }
}
