using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Diagnosis.Requests;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Requests;

/// <summary>From the text that somebody pastes to the fault in the request.</summary>
public sealed class PastedLogTests
{
    private const string Order = "symbol=LTCBTC&side=BUY&type=MARKET&quantity=1&timestamp=1499827319559";
    private const string Refusal = "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}";

    [Fact]
    public void A_form_signed_with_a_line_break_is_recognised()
    {
        using var credential = SignedText.Credential();
        var report = ErrorReportReader.Read(
            $"curl -X POST 'https://api.binance.com/api/v3/order' -d '{Order}&{SignedText.Parameter($"{Order}\n")}'\n{Refusal}");

        Assert.Equal("POST /api/v3/order", RequestTargetReader.From(report)!.ToString());
        var fault = Assert.Single(SentRequestInspector.Inspect(report, credential, null));
        Assert.Equal((SentRequestFaultKind.OtherBytesSigned, true), (fault.Kind, fault.IsProven));
    }

    [Fact]
    public void An_address_whose_value_was_encoded_after_signing_is_recognised()
    {
        using var credential = SignedText.Credential();
        var report = ErrorReportReader.Read(
            $"GET https://api.binance.com/sapi/v1/sub-account/status?email=user%40example.com&timestamp=1578963600000&{SignedText.Parameter("email=user@example.com&timestamp=1578963600000")} 400\n{Refusal}");

        var fault = Assert.Single(SentRequestInspector.Inspect(report, credential, null));
        Assert.Equal((SentRequestFaultKind.UnencodedCharacters, true), (fault.Kind, fault.IsProven));
    }

    [Fact]
    public void A_right_request_with_the_secret_of_another_key_is_told_apart()
    {
        using var credential = SignedText.Credential();
        var report = ErrorReportReader.Read($"POST https://fapi.binance.com/fapi/v1/order?{Order}&{SignedText.Parameter(Order)}\n{Refusal}");

        var inspection = SentRequestInspector.Examine(report, credential, null);

        Assert.Empty(inspection.Faults);
        Assert.Equal(SentSignatureStanding.SentText, inspection.Signature);
    }

    [Fact]
    public void Seconds_in_the_timestamp_are_seen_without_a_key()
    {
        var report = ErrorReportReader.Read(
            "GET https://api.binance.com/api/v3/account?timestamp=1578963600&signature=0123456789 HTTP/1.1\n{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}");

        Assert.Equal(SentRequestFaultKind.TimestampUnit, Assert.Single(SentRequestInspector.Inspect(report, null, null)).Kind);
    }

    [Fact]
    public void A_json_request_is_seen_without_a_key()
    {
        var report = ErrorReportReader.Read(
            "requests.post('https://api.binance.com/api/v3/order', json={'symbol': 'LTCBTC'})\n{\"code\":-1102,\"msg\":\"Mandatory parameter 'side' was not sent, was empty/null, or malformed.\"}");

        Assert.Equal(SentRequestFaultKind.ParametersMisplaced, Assert.Single(SentRequestInspector.Inspect(report, null, null)).Kind);
    }
}
