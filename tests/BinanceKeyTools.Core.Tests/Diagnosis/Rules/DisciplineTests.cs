using System.Net;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Diagnosis.Rules.CaseAnswers;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>What must not be concluded.</summary>
public sealed class DisciplineTests
{
    private const DiagnosisConfidence None = DiagnosisConfidence.None;
    private const DiagnosisConfidence Possible = DiagnosisConfidence.Possible;
    private const DiagnosisConfidence Likely = DiagnosisConfidence.Likely;

    [Fact]
    public void An_address_in_the_message_proves_nothing() =>
        Assert.Equal(Possible, Of(new() { SignedRead = Refused(-2015, address: Here) }, "AddressNotListed"));

    [Fact]
    public void A_key_without_list_has_no_trouble_with_addresses()
    {
        var file = new CaseFile { SignedRead = Refused(-2015, address: IPAddress.Parse("2001:db8::7")), Restriction = Restriction("{\"ipRestrict\":false}"), Proxies = ["http://proxy:8080"] };
        Assert.All(["AddressNotListed", "EgressIsIPv6", "EgressChanges", "ProxyInBetween"], id => Assert.Equal(None, Of(file, id)));
        Assert.Equal(Likely, Of(file, "ReadingOff"));
    }

    [Fact]
    public void A_granted_request_from_here_excludes_the_address() =>
        Assert.Equal(None, Of(new() { Target = FuturesOrder, SignedRead = Granted, TargetRead = Refused(-2015, address: Here) }, "AddressNotListed"));

    [Fact]
    public void A_recorded_list_that_holds_the_address_speaks_against_it()
    {
        var file = new CaseFile
        {
            Key = Record("198.51.100.0/24"),
            SignedRead = Refused(-2015, address: Here),
            WrongSignature = Rejected,
            OtherEnvironments = { [BinanceEnvironment.SpotDemo] = Refused(-2008) },
        };
        Assert.Equal(Possible, Of(file, "AddressNotListed"));
    }

    [Fact]
    public void A_wrong_signature_that_is_told_apart_points_to_reading_and_only_points()
    {
        var file = new CaseFile { SignedRead = Rejected, WrongSignature = Refused(-1022) };
        Assert.Equal(Likely, Of(file, "ReadingOff"));
        Assert.Equal(Possible, Of(file, "AddressNotListed"));
        Assert.Equal(None, Of(file, "KeyUnknown"));
        Assert.Equal(None, Of(file, "KeyOfOtherEnvironment"));
    }

    [Fact]
    public void A_key_found_elsewhere_is_not_unknown()
    {
        var file = new CaseFile { SignedRead = Refused(-2008), OtherEnvironments = { [BinanceEnvironment.FuturesDemo] = Granted } };
        Assert.Equal(None, Of(file, "KeyUnknown"));
        Assert.Equal("the futures demo", Ranking.Of(file)[0].Suspicion.Values["environment"]);
    }

    [Fact]
    public void A_key_found_nowhere_may_still_belong_to_an_exchange_that_was_not_asked()
    {
        var file = new CaseFile { SignedRead = Refused(-2008), OtherEnvironments = { [BinanceEnvironment.SpotDemo] = Refused(-2008) } };
        var suspect = Ranking.Of(file).Single(suspect => suspect.Cause.Id == "KeyOfOtherEnvironment");
        Assert.Equal(Possible, suspect.Confidence);
        Assert.Contains("Binance TR", suspect.Suspicion.Values["environment"], StringComparison.Ordinal);
        Assert.Equal("KeyUnknown", Ranking.Of(file)[0].Cause.Id);
    }

    [Fact]
    public void A_hexadecimal_key_that_the_futures_testnet_refuses_is_not_called_one_of_it()
    {
        var file = new CaseFile
        {
            KeyFindings = [new(ApiKeyFindingKind.FuturesTestnetHex, Blocks: false, "It has 64 lowercase hexadecimal digits.")],
            SignedRead = Refused(-2008),
            OtherEnvironments = { [BinanceEnvironment.FuturesTestnet] = Refused(-2015, family: ApiFamily.UsdMargined) },
        };
        Assert.Equal(Possible, Of(file, "KeyOfOtherEnvironment"));
    }

    [Fact]
    public void On_futures_hosts_an_unknown_key_looks_like_a_refused_one()
    {
        var rejected = Refused(-2015, RejectedText, ApiFamily.UsdMargined);
        Assert.Equal(Likely, Of(new() { SignedRead = rejected, WrongSignature = rejected }, "KeyUnknown"));
    }

    [Fact]
    public void A_futures_flag_is_not_the_last_word_before_the_account_was_asked()
    {
        var file = SampleCases.Healthy(FuturesOrder, rights: "\"enableFutures\":false");
        Assert.Equal(Likely, Of(file, "FuturesOff"));
        file.AccountInfo = Granted;
        Assert.Equal(DiagnosisConfidence.Certain, Of(file, "FuturesOff"));
        file.AccountHasPortfolioMargin = true;
        Assert.Equal(None, Of(file, "FuturesOff"));
        Assert.Equal(None, Of(file, "KeyOlderThanFuturesAccount"));
    }

    [Fact]
    public void A_test_order_that_meets_the_rules_of_trading_clears_the_right()
    {
        var file = new CaseFile { Target = SpotOrder, SignedRead = Granted, TestOrder = Refused(-2010, "Account has insufficient balance for requested action."), Report = new() { Code = -2015 } };
        Assert.Equal(None, Of(file, "SpotTradingOff"));
        Assert.Equal(None, Of(file, "AccountRestricted"));
    }

    [Fact]
    public void An_expired_permission_explains_the_cleared_box() =>
        Assert.Equal(Possible, Of(SampleCases.Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":false,\"tradingAuthorityExpirationTime\":1646085600000"), "SpotTradingOff"));

    [Fact]
    public void A_permission_that_expires_later_has_not_expired() =>
        Assert.Equal(None, Of(SampleCases.Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":false,\"tradingAuthorityExpirationTime\":1900000000000"), "TradingExpired"));

    [Fact]
    public void A_lock_shows_in_the_words_of_a_restriction()
    {
        var file = SampleCases.Healthy(SpotOrder);
        file.TestOrder = Refused(-2010, "This action is disabled on this account.");
        file.IsTradingLocked = true;
        Assert.Equal(None, Of(file, "AccountRestricted"));
    }

    [Theory]
    [InlineData(ApiFamily.UsdMargined, -4006, "SubAccountLimit")]
    [InlineData(ApiFamily.CoinMargined, -4088, "AccountRestricted")]
    [InlineData(ApiFamily.Sapi, -5009, "RestrictedLocation")]
    [InlineData(ApiFamily.UsdMargined, -1004, "ExchangeFailing")]
    [InlineData(ApiFamily.Spot, -2017, "KeysLocked")]
    public void A_number_means_what_its_family_says(ApiFamily family, int code, string id) =>
        Assert.Equal(None, Of(new() { Report = new() { Code = code, Family = family, Message = "no" } }, id));

    [Fact]
    public void A_number_without_family_is_no_proof() => Assert.Equal(Possible, Of(new() { Report = new() { Code = -2017 } }, "KeysLocked"));

    [Fact]
    public void Words_about_a_sub_account_are_not_about_margin() =>
        Assert.Equal(None, Of(new() { Report = new() { Code = -3003, Family = ApiFamily.Sapi, Message = "User does not exist" } }, "MarginNotOpened"));

    [Fact]
    public void A_lost_connection_among_answers_is_a_disturbance()
    {
        var file = SampleCases.Healthy();
        file.RestrictionRead = Failed(BinanceErrorKind.Connection);
        Assert.Equal(Possible, Of(file, "ConnectionFailed"));
    }

    [Fact]
    public void One_failure_of_the_exchange_among_granted_requests_is_a_disturbance()
    {
        var file = SampleCases.Healthy();
        file.RestrictionRead = Failed(BinanceErrorKind.Server, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(Possible, Of(file, "ExchangeFailing"));
    }

    [Fact]
    public void Behind_a_proxy_the_proxy_resolves_names() => Assert.Equal(None, Of(new() { HostAddresses = [], Proxies = ["http://proxy:8080"] }, "NameNotResolved"));

    [Fact]
    public void A_clock_within_the_limit_is_in_order() =>
        Assert.All(["ClockAhead", "ClockBehind", "RecvWindowTooSmall"], id => Assert.Equal(None, Of(new() { Clock = Clock(-0.9) }, id)));

    [Fact]
    public void A_reported_time_fault_with_a_right_clock_here_is_the_other_machine_s()
    {
        var file = new CaseFile { Clock = Clock(0.02), Report = new() { Code = -1021, Message = "Timestamp for this request was 1000ms ahead of the server's time." } };
        var suspect = Ranking.Of(file).Single(suspect => suspect.Cause.Id == "ClockAhead");
        Assert.Equal(Likely, suspect.Confidence);
        Assert.Contains("this machine's own clock is in order", suspect.Suspicion.Values["offset"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_code_over_http_has_another_cause() =>
        Assert.Equal(Possible, Of(new() { Report = new() { Scheme = "http", Host = "api.binance.com", Code = -2015 } }, "PlainHttp"));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public void A_local_host_is_nobody_s_mistake(string host)
    {
        var file = new CaseFile { Report = new() { Scheme = "http", Host = host, Path = "/api/v3/account", Kind = BinanceErrorKind.PathNotFound } };
        Assert.Equal(None, Of(file, "WrongHost"));
        Assert.Equal(None, Of(file, "PlainHttp"));
    }

    [Fact]
    public void A_key_with_an_IP_list_or_of_another_algorithm_is_no_read_only_HMAC_key()
    {
        Assert.Equal(None, Of(SampleCases.Healthy(SpotOrder, KeyAlgorithm.Hmac, "\"enableSpotAndMarginTrading\":false"), "HmacWithoutIPListReadOnly"));
        Assert.Equal(None, Of(SampleCases.Healthy(SpotOrder, KeyAlgorithm.Rsa, "\"enableSpotAndMarginTrading\":false", list: false), "HmacWithoutIPListReadOnly"));
    }

    [Fact]
    public void A_key_whose_request_needs_a_right_that_is_off_is_not_in_order() =>
        Assert.Equal(None, Of(SampleCases.Healthy(SpotOrder, rights: "\"enableSpotAndMarginTrading\":false"), "NothingWrong"));

    [Fact]
    public void A_bare_rejection_names_no_culprit() =>
        Assert.All(Ranking.Of(new CaseFile { Report = new ErrorReport { Code = -2015, Message = RejectedText } }), suspect => Assert.Equal(Possible, suspect.Confidence));

    [Theory]
    [InlineData(BinanceEnvironment.SpotTestnet, "the spot testnet")]
    [InlineData(BinanceEnvironment.SpotDemo, "the spot demo")]
    [InlineData(BinanceEnvironment.FuturesTestnet, "the futures testnet")]
    [InlineData(BinanceEnvironment.FuturesDemo, "the futures demo")]
    [InlineData(BinanceEnvironment.Us, "Binance.US")]
    public void The_environment_is_named_in_people_s_words(BinanceEnvironment environment, string words) => Assert.Equal(
        words,
        Ranking.Of(new CaseFile { SignedRead = Refused(-2008), OtherEnvironments = { [environment] = Granted } })[0].Suspicion.Values["environment"]);

    private static DiagnosisConfidence Of(CaseFile file, string id) =>
        Ranking.Of(file).FirstOrDefault(suspect => suspect.Cause.Id == id)?.Confidence ?? DiagnosisConfidence.None;
}
