using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

public sealed class RefusalCauseTests
{
    private const string Seen = "8.8.8.8";

    [Fact]
    public void Address_that_is_not_on_the_recorded_list_is_named_as_the_likely_cause()
    {
        var result = Refuse(-2015, Seen, "9.9.9.9", "10.0.0.0/8");
        Assert.Contains("8.8.8.8, which is not on the recorded list", result.Message, StringComparison.Ordinal);
        Assert.Contains("indicates", result.Message, StringComparison.Ordinal);
        Assert.Contains("add 8.8.8.8", result.Remediation, StringComparison.Ordinal);
        Assert.Contains("address that the exchange saw: 8.8.8.8", result.Evidence);
        Assert.Contains("recorded IP list: 9.9.9.9, 10.0.0.0/8", result.Evidence);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("8.8.8.0/24")]
    [InlineData("::ffff:8.8.8.8")]
    public void Address_on_the_recorded_list_speaks_for_another_cause(string entry)
    {
        var result = Refuse(-2015, Seen, "9.9.9.9", entry);
        Assert.Contains("is on the recorded list", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("add 8.8.8.8", result.Remediation, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_record_or_address_no_cause_is_claimed()
    {
        Assert.Contains("does not say whether", Refuse(-2015, address: null, "9.9.9.9").Message, StringComparison.Ordinal);
        Assert.Contains("nothing is recorded", Refuse(-2015, Seen).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IPv6_caller_is_told_to_use_IPv4() =>
        Assert.Contains("IPv4", Refuse(-2015, "2600::1", "9.9.9.9").Remediation, StringComparison.Ordinal);

    [Fact]
    public void A_refused_time_says_nothing_about_the_key()
    {
        var result = CheckCase.JudgeKey("BKT1702", new Scene { Refusal = Obstacles.Refused(-1021) });
        Assert.Equal((FindingStatus.Unknown, FindingReason.ClockWrong), (result.Status, result.Reason));
    }

    [Fact]
    public void Malformed_key_has_the_advice_of_the_catalogue() =>
        Assert.Equal("Look it up.", Refuse(-2014, address: null).Remediation);

    private static CheckResult Refuse(int code, string? address, params string[] recorded) =>
        CheckCase.JudgeKey("BKT1702", new Scene { Refusal = Obstacles.Refused(code, address), AllowedIP = recorded });
}
