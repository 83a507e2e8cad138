using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class ExpectationJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Flag; outcome of the probe (none, true, false, undecided, account); expected; actual; status.</summary>
    public static TheoryData<bool?, string, bool, string, ExpectationStatus> Matrix => new()
    {
        { true, "none", true, "On", ExpectationStatus.Pass },
        { true, "works", true, "On", ExpectationStatus.Pass },
        { true, "undecided", true, "On", ExpectationStatus.Pass },
        { true, "refused", true, "On, refused", ExpectationStatus.Fail },
        { true, "account", true, "On, refused", ExpectationStatus.Fail },
        { false, "none", true, "Off", ExpectationStatus.Fail },
        { false, "undecided", true, "Off", ExpectationStatus.Fail },
        { false, "refused", true, "Off", ExpectationStatus.Fail },
        { false, "works", true, "On", ExpectationStatus.Pass },
        { null, "none", true, "Unknown", ExpectationStatus.Unknown },
        { null, "undecided", true, "Unknown", ExpectationStatus.Unknown },
        { null, "works", true, "On", ExpectationStatus.Pass },
        { null, "refused", true, "Off", ExpectationStatus.Fail },
        { null, "account", true, "On, refused", ExpectationStatus.Fail },

        { true, "none", false, "On", ExpectationStatus.Fail },
        { true, "works", false, "On", ExpectationStatus.Fail },
        { true, "undecided", false, "On", ExpectationStatus.Fail },
        { true, "refused", false, "On, refused", ExpectationStatus.Fail },
        { true, "account", false, "On, refused", ExpectationStatus.Fail },
        { false, "none", false, "Off", ExpectationStatus.Pass },
        { false, "undecided", false, "Off", ExpectationStatus.Pass },
        { false, "refused", false, "Off", ExpectationStatus.Pass },
        { false, "works", false, "On", ExpectationStatus.Fail },
        { null, "none", false, "Unknown", ExpectationStatus.Unknown },
        { null, "undecided", false, "Unknown", ExpectationStatus.Unknown },
        { null, "works", false, "On", ExpectationStatus.Fail },
        { null, "refused", false, "Unknown", ExpectationStatus.Unknown },
        { null, "account", false, "On, refused", ExpectationStatus.Fail },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Flag_and_probe_decide(bool? flag, string probe, bool shouldBeOn, string actual, ExpectationStatus status)
    {
        var result = Judge(new KeyExpectation(KeyPermission.Futures, shouldBeOn), flag, Probe(probe));

        Assert.Equal("Futures", result.Expectation);
        Assert.Equal(shouldBeOn ? "On" : "Off", result.Expected);
        Assert.Equal(actual, result.Actual);
        Assert.Equal(status, result.Status);
        Assert.Equal(status == ExpectationStatus.Pass, result.Remedy is null);
        Assert.Equal(probe == "none" ? null : "the call", result.Evidence);
        Assert.EndsWith(".", result.Reason, StringComparison.Ordinal);
        Assert.Equal($"{status}: Futures {result.Expected} for bot", result.ToString());
    }

    [Fact]
    public void What_is_to_be_cleared_or_ticked_is_named_by_its_checkbox()
    {
        foreach (var field in PermissionField.All)
        {
            Assert.Equal(
                $"In API Management on the exchange's web page: edit the key and clear \"{field.Checkbox}\".",
                Judge(new KeyExpectation(field.Permission, false), true).Remedy);
            Assert.StartsWith(
                $"In API Management on the exchange's web page: edit the key and tick \"{field.Checkbox}\"",
                Judge(new KeyExpectation(field.Permission, true), false).Remedy,
                StringComparison.Ordinal);
            Assert.StartsWith($"\"{field.Checkbox}\" is o", Judge(new KeyExpectation(field.Permission, true), false).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(KeyPermission.Reading, "{}", false)]
    [InlineData(KeyPermission.Futures, "{}", true)]
    [InlineData(KeyPermission.Futures, """{"ipRestrict":false}""", true)]
    [InlineData(KeyPermission.Futures, """{"ipRestrict":true}""", false)]
    public void Rights_beyond_reading_are_ticked_after_the_addresses(KeyPermission permission, string restriction, bool addressesFirst) =>
        Assert.Equal(
            addressesFirst,
            Judge(new KeyExpectation(permission, true), false, restriction: KeyRestrictionTests.Parse(restriction)).Remedy!
                .Contains("after restricting it to trusted IPs", StringComparison.Ordinal));

    [Fact]
    public void The_restriction_to_addresses_has_its_own_words()
    {
        var result = Judge(new KeyExpectation(KeyPermission.None, true), false);

        Assert.Equal("IPRestriction", result.Expectation);
        Assert.Equal("The restriction to trusted IPs is off.", result.Reason);
        Assert.Contains("\"Restrict access to trusted IPs only\"", result.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_that_is_on_and_refused_points_to_the_account_unless_it_should_be_off()
    {
        Assert.Contains("look at the account", Judge(new KeyExpectation(KeyPermission.Futures, true), true, Probe("refused")).Remedy, StringComparison.Ordinal);
        Assert.Contains("clear \"Enable Futures\"", Judge(new KeyExpectation(KeyPermission.Futures, false), true, Probe("refused")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_kept_the_flag_from_being_read_is_told()
    {
        var error = new BinanceError
        {
            Kind = BinanceErrorKind.Timeout,
            Family = ApiFamily.Sapi,
            Method = HttpMethod.Get,
            Host = "api.binance.com",
            Path = "/sapi/v1/account/apiRestrictions",
            Message = "No answer within 30 s.",
        };

        var result = Judge(new KeyExpectation(KeyPermission.Withdrawals, false), flag: null, obstacle: new BinanceException(error));

        Assert.StartsWith("\"Enable Withdrawals\" could not be read: No answer within 30 s.", result.Reason, StringComparison.Ordinal);
        Assert.Equal(error.Remedy, result.Remedy);
    }

    [Theory]
    [InlineData(true, "Test again with -Active: harmless calls show what the flags cannot.")]
    [InlineData(false, "Look it up in API Management on the exchange's web page.")]
    public void Probing_is_only_advised_where_it_can_help(bool canProve, string remedy)
    {
        var result = Judge(new KeyExpectation(KeyPermission.Withdrawals, false), flag: null, canProve: canProve);

        Assert.Equal(remedy, result.Remedy);
        Assert.Equal("\"Enable Withdrawals\" is not mentioned in the exchange's answer.", result.Reason);
    }

    [Theory]
    [InlineData(1, "runs out at 2026-03-15 00:00 UTC.")]
    [InlineData(-1, "ran out at 2026-03-13 00:00 UTC.")]
    [InlineData(0, "ran out at 2026-03-14 00:00 UTC.")]
    public void The_end_of_the_trading_right_is_told(int days, string end)
    {
        var restriction = KeyRestrictionTests.Parse($$"""{"tradingAuthorityExpirationTime":{{Now.AddDays(days).ToUnixTimeMilliseconds()}}}""");

        Assert.EndsWith(end, Judge(new KeyExpectation(KeyPermission.SpotAndMarginTrading, true), true, restriction: restriction).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("out at", Judge(new KeyExpectation(KeyPermission.Futures, true), true, restriction: restriction).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_the_probe_is_passed_on() =>
        Assert.Equal(
            "\"Enable Futures\" is on, and a harmless call was accepted. Noted.",
            Judge(new KeyExpectation(KeyPermission.Futures, true), true, new PermissionProbeResult(true, "the call", "Noted.")).Reason);

    private static PermissionProbeResult? Probe(string outcome) => outcome switch
    {
        "none" => null,
        "works" => new(true, "the call"),
        "refused" => new(false, "the call"),
        "account" => new(false, "the call") { RefusedByAccount = true },
        _ => new(null, "the call"),
    };

    private static KeyPermissionResult Judge(
        KeyExpectation expectation,
        bool? flag,
        PermissionProbeResult? probe = null,
        KeyRestriction? restriction = null,
        Exception? obstacle = null,
        bool canProve = false) =>
        ExpectationJudge.Judge(TestKeys.Record(), Now, expectation, flag, probe, restriction, obstacle, canProve);
}
