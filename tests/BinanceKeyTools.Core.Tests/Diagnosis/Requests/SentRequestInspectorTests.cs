using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Diagnosis.Requests;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Tests.Keys;
using static BinanceKeyTools.Diagnosis.SentRequestFaultKind;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Requests;

public sealed class SentRequestInspectorTests
{
    private const string Time = "timestamp=1578963600000";
    private const string Tail = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    private const string FullWidth = "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&" + Tail;
    private const string Order = "symbol=LTCBTC&" + Tail;
    private const string Query = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC";
    private const string Body = "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    private const string Email = "email=user%40example.com&" + Time;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);
    private static readonly ClockOffset Clock = new(TimeSpan.FromSeconds(-2), TimeSpan.FromMilliseconds(120), Now);

    [Theory]
    [InlineData("H1", Order, "", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("H1, capital digits", Order, "", "C8DB56825AE71D6D79447849E617115F4A920FA2ACDCAB2B053C4B2838BD6B71")]
    [InlineData("H2", FullWidth, "", "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    [InlineData("H3", Time, "", "d84e6641b1e328e7b418fff030caed655c266299c9355e36ce801ed14631eed4")]
    [InlineData("H4", Query, Body, "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77")]
    [InlineData("H9", Email, "", "fb5cf5dd109773af2e3d12a8acc9473eba9fe3b8864514a1596234783c6afaad")]
    public void A_published_request_that_is_right_has_no_fault(string name, string query, string body, string signature)
    {
        using var credential = SignedText.Credential();
        var report = body.Length == 0
            ? Report($"{query}&signature={signature}")
            : Report(query, $"{body}&signature={signature}");

        Assert.NotEmpty(name);
        AssertRight(SentRequestInspector.Examine(report, credential, Clock));
    }

    [Theory]
    [InlineData("R1", KeyAlgorithm.Rsa, "qlutXCa1uE6hTGbCXTWb")]
    [InlineData("E2", KeyAlgorithm.Ed25519, "QN3GM0iSGzvvIYiBzzP8")]
    public void Private_keys_are_recognised_as_well(string name, KeyAlgorithm algorithm, string published)
    {
        using var credential = SignedText.Credential(algorithm);
        Assert.StartsWith(published, SignedText.Sign(Time, algorithm), StringComparison.Ordinal);

        Assert.NotEmpty(name);
        AssertRight(SentRequestInspector.Examine(Report($"{Time}&{SignedText.Parameter(Time, algorithm)}"), credential, Clock));
    }

    [Theory]
    [InlineData("H2-bad-a", FullWidth, "ca2cdfbf21d2e2958de492c7f2dd1f059dd2ed4d4459d26a5ec7928db50c8d4f", UnencodedCharacters)]
    [InlineData("H2-bad-b", FullWidth, "a6437db89051521c0310ac04ab760d68da896c146d72eed37dbe7ec5ed3cd114", OtherBytesSigned)]
    [InlineData("H9-bad", Email, "abe9b2c7c57a3b6d8014b77fa1187d49bc1152635b2cb42066d328c180124dfd", UnencodedCharacters)]
    public void The_published_wrong_signatures_are_proven_wrong(string name, string query, string signature, SentRequestFaultKind expected)
    {
        using var credential = SignedText.Credential();

        var inspection = SentRequestInspector.Examine(Report($"{query}&signature={signature}"), credential, Clock);

        Assert.NotEmpty(name);
        Assert.Equal((expected, true), (Assert.Single(inspection.Faults).Kind, inspection.Faults[0].IsProven));
        Assert.Equal(SentSignatureStanding.OtherText, inspection.Signature);
    }

    [Theory]
    [InlineData(Query + "&" + Body, "ampersand")]
    [InlineData(Body + Query, "before the query")]
    [InlineData(Body + "&" + Query, "before the query")]
    [InlineData(Query, "Only the query")]
    [InlineData(Body, "Only the body")]
    [InlineData("price=0.1&quantity=1&recvWindow=5000&side=BUY&symbol=LTCBTC&timeInForce=GTC&timestamp=1499827319559&type=LIMIT", "sorted by name")]
    [InlineData("apiKey=" + SampleKeys.ApiKey + "&price=0.1&quantity=1&recvWindow=5000&side=BUY&symbol=LTCBTC&timeInForce=GTC&timestamp=1499827319559&type=LIMIT", "WebSocket")]
    [InlineData(Query + "quantity=1&price=0.1&recvWindow=5000", "timestamp was added")]
    [InlineData(Query + "quantity=1&price=0.1&timestamp=1499827319559", "recvWindow was added")]
    [InlineData(Query + "quantity=1&price=0.1", "timestamp and the recvWindow")]
    [InlineData("?" + Query + Body, "question mark")]
    [InlineData(Query + Body + "&", "ends with an ampersand")]
    [InlineData("&" + Query + Body, "begins with an ampersand")]
    [InlineData(Query + Body + "\n", "line break")]
    [InlineData(Query + Body + "&signature=", "empty signature")]
    [InlineData("/api/v3/order?" + Query + Body, "path")]
    [InlineData("", "Nothing was signed")]
    public void Other_bytes_than_sent_are_named(string signed, string detail)
    {
        using var credential = SignedText.Credential();

        var fault = Assert.Single(SentRequestInspector.Inspect(Report(Query, $"{Body}&{SignedText.Parameter(signed)}"), credential, Clock));

        Assert.Equal((OtherBytesSigned, true), (fault.Kind, fault.IsProven));
        Assert.Contains(detail, fault.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("note=a%20b&" + Time, "note=a+b&" + Time, OtherBytesSigned)]
    [InlineData("note=a+b&" + Time, "note=a%20b&" + Time, OtherBytesSigned)]
    [InlineData("note=a+b&" + Time, "note=a%2Bb&" + Time, OtherBytesSigned)]
    [InlineData("note=a%20b&" + Time, "note=a b&" + Time, UnencodedCharacters)]
    [InlineData("note=a%2fb&" + Time, "note=a%2Fb&" + Time, OtherBytesSigned)]
    [InlineData("note=a%40b&" + Time, "note=a%2540b&" + Time, OtherBytesSigned)]
    [InlineData("a=1&&" + Time, "a=1&" + Time, OtherBytesSigned)]
    [InlineData("a=1&b=&" + Time, "a=1&" + Time, OtherBytesSigned)]
    [InlineData("a=1&b=2&" + Time, Time + "&a=1&b=2", OtherBytesSigned)]
    [InlineData("a=1&c=2&b=3&" + Time, Time + "&b=3&c=2&a=1", OtherBytesSigned)]
    [InlineData("b=%22x%22&a=1&" + Time, "a=1&b=\"x\"&" + Time, OtherBytesSigned)]
    public void Encodings_and_orders_are_named(string sent, string signed, SentRequestFaultKind expected)
    {
        using var credential = SignedText.Credential();

        var fault = Assert.Single(SentRequestInspector.Inspect(Report($"{sent}&{SignedText.Parameter(signed)}"), credential, Clock));

        Assert.Equal((expected, true), (fault.Kind, fault.IsProven));
    }

    [Fact]
    public void A_log_that_shows_the_text_decoded_proves_nothing_against_it()
    {
        using var credential = SignedText.Credential();

        var inspection = SentRequestInspector.Examine(Report($"email=user@example.com&{Time}&{SignedText.Parameter(Email)}"), credential, Clock);

        var fault = Assert.Single(inspection.Faults);
        Assert.Equal((UnencodedCharacters, false), (fault.Kind, fault.IsProven));
        Assert.Contains("If the log shows what was really sent", fault.Detail, StringComparison.Ordinal);
        Assert.Equal(SentSignatureStanding.OtherText, inspection.Signature);
    }

    [Theory]
    [InlineData("name=Zoë&" + Time, true)]
    [InlineData("name=a b&" + Time, true)]
    [InlineData("symbols=[\"BTCUSDT\"]&" + Time, true)]
    [InlineData("email=user@example.com&" + Time, false)]
    [InlineData("ips=1.2.3.4,1.2.3.5&" + Time, false)]
    public void What_was_signed_and_sent_unencoded_is_proven_only_where_it_cannot_travel_so(string text, bool isProven)
    {
        using var credential = SignedText.Credential();

        var inspection = SentRequestInspector.Examine(Report($"{text}&{SignedText.Parameter(text)}"), credential, Clock);

        Assert.Equal((UnencodedCharacters, isProven), (Assert.Single(inspection.Faults).Kind, inspection.Faults[0].IsProven));
        Assert.Equal(SentSignatureStanding.SentText, inspection.Signature);
    }

    [Theory]
    [InlineData("wallet:SPOT/(a)!'*;$~-._")]
    [InlineData("a+b")]
    public void Characters_that_programs_leave_unencoded_on_both_sides_are_no_fault(string value) =>
        Assert.Empty(SentRequestInspector.Inspect(Report($"note={value}&{Time}&{SignedText.Parameter("x")}"), null, Clock));

    [Fact]
    public void Without_the_key_unencoded_characters_are_a_guess_with_the_name_of_the_parameter()
    {
        var fault = Assert.Single(SentRequestInspector.Inspect(Report($"email=user@example.com&{Time}&{SignedText.Parameter(Email)}"), null, Clock));

        Assert.Equal((UnencodedCharacters, false), (fault.Kind, fault.IsProven));
        Assert.Contains("'email' has an at sign", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_secret_explains_nothing()
    {
        using var credential = new BinanceCredential(ApiKeyId.Parse(SampleKeys.ApiKey), KeyMaterial.FromSecret(SampleKeys.OptionsSecret));

        var inspection = SentRequestInspector.Examine(Report($"{Order}&{SignedText.Parameter(Order)}"), credential, Clock);

        Assert.Equal(SentSignatureStanding.Unexplained, inspection.Signature);
        Assert.Empty(inspection.Faults);
    }

    [Theory]
    [InlineData("signature=***")]
    [InlineData("signature=<hidden>")]
    [InlineData("signature=[REDACTED]")]
    [InlineData("signature=xxxxxxxx")]
    [InlineData("signature=c8db…6b71")]
    public void A_signature_that_the_log_hides_is_not_compared(string signature)
    {
        using var credential = SignedText.Credential();

        var inspection = SentRequestInspector.Examine(Report($"{Order}&{signature}"), credential, Clock);

        Assert.Equal(SentSignatureStanding.NotCompared, inspection.Signature);
        Assert.Empty(inspection.Faults);
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa)]
    [InlineData(KeyAlgorithm.Ed25519)]
    public void A_base64_signature_as_it_is_is_a_guess_because_a_log_may_show_it_decoded(KeyAlgorithm algorithm)
    {
        using var credential = SignedText.Credential(algorithm);
        foreach (var number in Enumerable.Range(0, 20))
        {
            var text = $"orderId={number}&{Time}";
            var signature = SignedText.Sign(text, algorithm);

            var inspection = SentRequestInspector.Examine(Report($"{text}&signature={signature}"), credential, Clock);

            Assert.Equal((SignatureNotEncoded, false), Only(inspection.Faults));
            Assert.Equal(signature.Contains('+', StringComparison.Ordinal), inspection.Faults[0].Detail.Contains("plus sign", StringComparison.Ordinal));
            Assert.Equal(SentSignatureStanding.SentText, inspection.Signature);
            Assert.Equal(SignatureNotEncoded, Assert.Single(SentRequestInspector.Inspect(Report($"{text}&signature={signature.Replace('+', ' ')}"), null, null)).Kind);
        }
    }

    [Theory]
    [InlineData(ApiFamily.UsdMargined, "/fapi/v1/order", true)]
    [InlineData(ApiFamily.CoinMargined, "/dapi/v1/order", true)]
    [InlineData(ApiFamily.Options, "/eapi/v1/order", true)]
    [InlineData(ApiFamily.PortfolioMargin, "/papi/v1/um/order", true)]
    [InlineData(ApiFamily.Spot, "/api/v3/order", false)]
    [InlineData(ApiFamily.Sapi, "/sapi/v1/margin/order", false)]
    public void The_signature_must_be_last_where_the_documentation_asks_for_it(ApiFamily family, string path, bool isFault)
    {
        using var credential = SignedText.Credential();
        var report = new ErrorReport { Code = -1022, Family = family, Path = path, Method = HttpMethod.Post, SentQuery = $"symbol=LTCBTC&{SignedText.Parameter(Order)}&{Tail}" };

        foreach (var key in new[] { null, credential })
        {
            var faults = SentRequestInspector.Inspect(report, key, Clock);

            Assert.Equal(isFault ? [(SignatureNotLast, key is not null)] : [], faults.Select(fault => (fault.Kind, fault.IsProven)));
        }
    }

    [Fact]
    public void A_json_body_is_a_fault_and_proven_where_the_signature_covers_the_query_alone()
    {
        using var credential = SignedText.Credential();
        var report = Report($"{Time}&{SignedText.Parameter(Time)}") with { Method = HttpMethod.Post, HasJsonBody = true };

        Assert.Equal((ParametersMisplaced, true), Only(SentRequestInspector.Inspect(report, credential, Clock)));
        Assert.Equal((ParametersMisplaced, false), Only(SentRequestInspector.Inspect(report, null, Clock)));
        Assert.Equal((ParametersMisplaced, false), Only(SentRequestInspector.Inspect(new ErrorReport { HasJsonBody = true }, credential, Clock)));
        Assert.Equal((ParametersMisplaced, false), Only(SentRequestInspector.Inspect(new ErrorReport { SentBody = "{\"symbol\":\"BTCUSDT\"}" }, credential, Clock)));
    }

    [Fact]
    public void A_body_of_a_get_is_a_fault()
    {
        using var credential = SignedText.Credential();
        var report = new ErrorReport { Method = HttpMethod.Get, Path = "/api/v3/order", SentQuery = Time, SentBody = $"symbol=BTCUSDT&{SignedText.Parameter($"{Time}symbol=BTCUSDT")}" };

        Assert.Equal((ParametersMisplaced, true), Only(SentRequestInspector.Inspect(report, credential, Clock)));
        Assert.Equal((ParametersMisplaced, false), Only(SentRequestInspector.Inspect(report, null, Clock)));

        var body = new ErrorReport { Method = HttpMethod.Get, Path = "/api/v3/order", SentBody = $"{Time}&{SignedText.Parameter(Time)}" };
        Assert.Equal((ParametersMisplaced, false), Only(SentRequestInspector.Inspect(body with { Code = -1102 }, credential, Clock)));
        Assert.Empty(SentRequestInspector.Inspect(body with { Code = -2015 }, credential, Clock));

        var queryAlone = report with { SentQuery = $"{Time}&{SignedText.Parameter(Time)}", SentBody = "symbol=BTCUSDT" };
        Assert.Equal((ParametersMisplaced, true), Only(SentRequestInspector.Inspect(queryAlone, credential, Clock)));
    }

    [Theory]
    [InlineData("GET", "/api/v3/account", Time, null, null, new[] { SignatureMissing })]
    [InlineData("GET", "/api/v3/account", "recvWindow=5000", null, null, new[] { SignatureMissing, TimestampMissing })]
    [InlineData("GET", "/api/v3/account", "omitZeroBalances=true&signature=***", null, null, new[] { TimestampMissing })]
    [InlineData("GET", "/api/v3/account", "recvWindow=5000", -1022, null, new SentRequestFaultKind[0])]
    [InlineData("GET", "/api/v3/account", Time, -1022, null, new SentRequestFaultKind[0])]
    [InlineData("GET", "/api/v3/account", "signature=***", -1021, null, new SentRequestFaultKind[0])]
    [InlineData("GET", "/api/v3/account", Time + "&symbols=[", null, null, new[] { UnencodedCharacters })]
    [InlineData("GET", "/api/v3/account", "timestamp=15789636...", null, null, new SentRequestFaultKind[0])]
    [InlineData("GET", "/api/v3/exchangeInfo", "symbol=BTCUSDT", null, null, new SentRequestFaultKind[0])]
    [InlineData("GET", "/sapi/v9/unknown", "symbol=BTCUSDT", null, null, new SentRequestFaultKind[0])]
    [InlineData("POST", "/fapi/v1/listenKey", "a=1", null, null, new SentRequestFaultKind[0])]
    [InlineData("POST", "/api/v3/order", "symbol=BTCUSDT&" + Time, null, null, new SentRequestFaultKind[0])]
    [InlineData("POST", "/api/v3/order", "symbol=BTCUSDT&" + Time, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.", new[] { SignatureMissing })]
    [InlineData("GET", "/api/v3/account", "recvWindow=5000", -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.", new[] { TimestampMissing })]
    public void What_is_missing_is_told_where_the_log_shows_the_whole(
        string method, string path, string query, int? code, string? message, SentRequestFaultKind[] expected)
    {
        var report = new ErrorReport { Method = new HttpMethod(method), Path = path, SentQuery = query, Code = code, Message = message };

        Assert.Equal(expected, SentRequestInspector.Inspect(report, null, Clock).Select(fault => fault.Kind));
    }

    [Theory]
    [InlineData("1578963600", "/api/v3/account", "seconds")]
    [InlineData("1578963600000", "/api/v3/account", null)]
    [InlineData("1578963600000000", "/api/v3/account", null)]
    [InlineData("1578963600000000", "/sapi/v1/account/status", null)]
    [InlineData("1578963600000000", "/fapi/v3/account", "microseconds")]
    [InlineData("1578963600000000", "/dapi/v1/balance", "microseconds")]
    [InlineData("1578963600000000000", "/api/v3/account", "nanoseconds")]
    [InlineData("157896360000", "/api/v3/account", "12 digits")]
    [InlineData("1578963600000.25", "/api/v3/account", "decimal point")]
    [InlineData("1.57E%2B12", "/api/v3/account", "no whole number")]
    [InlineData("undefined", "/api/v3/account", "no whole number")]
    [InlineData("-1578963600000", "/api/v3/account", "no whole number")]
    [InlineData("", "/api/v3/account", "empty")]
    [InlineData("***", "/api/v3/account", null)]
    [InlineData("1478963600000", "/api/v3/account", "before 2017")]
    [InlineData("1700000500000", "/api/v3/account", null)]
    [InlineData("1700028800000", "/api/v3/account", "about 8 hours")]
    [InlineData("1700001800000", "/api/v3/account", "about 30 minutes")]
    [InlineData("1900000000000", "/api/v3/account", "about 2315 days")]
    public void The_timestamp_is_judged_by_its_digits(string timestamp, string path, string? detail)
    {
        using var credential = SignedText.Credential();
        var text = $"recvWindow=5000&timestamp={timestamp}";
        var report = new ErrorReport { Path = path, Method = HttpMethod.Get, SentQuery = $"{text}&{SignedText.Parameter(text)}" };

        var unproven = SentRequestInspector.Inspect(report, null, Clock);
        var proven = SentRequestInspector.Inspect(report, credential, Clock);

        Assert.Equal(detail is null ? [] : [(TimestampUnit, false)], unproven.Select(fault => (fault.Kind, fault.IsProven)));
        Assert.Equal(detail is null ? [] : [(TimestampUnit, !detail.StartsWith("about", StringComparison.Ordinal))], proven.Select(fault => (fault.Kind, fault.IsProven)));
        Assert.All(unproven, fault => Assert.Contains(detail!, fault.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_clock_no_time_is_too_far_ahead() =>
        Assert.Empty(SentRequestInspector.Inspect(Report($"timestamp=1900000000000&signature=***"), null, null));

    [Theory]
    [InlineData("60000", null, null)]
    [InlineData("60001", null, RecvWindowTooLarge)]
    [InlineData("5000", null, null)]
    [InlineData("119", null, RecvWindowTooSmall)]
    [InlineData("121", null, null)]
    [InlineData("0", null, RecvWindowTooSmall)]
    [InlineData("many", null, null)]
    [InlineData("5000", -1021, null)]
    public void The_recv_window_is_judged_by_the_way_to_the_exchange(string window, int? code, SentRequestFaultKind? expected)
    {
        var report = Report($"recvWindow={window}&{Time}&signature=***") with { Code = code };

        Assert.Equal(expected, SentRequestInspector.Inspect(report, null, Clock).SingleOrDefault()?.Kind);
    }

    [Fact]
    public void A_recv_window_in_seconds_is_recognised_without_a_clock()
    {
        var report = Report($"recvWindow=60&{Time}&signature=***");

        Assert.Empty(SentRequestInspector.Inspect(report, null, null));
        Assert.Contains("not in seconds", Assert.Single(SentRequestInspector.Inspect(report with { Code = -1021 }, null, null)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_faults_come_proven_first()
    {
        using var credential = SignedText.Credential();
        var text = $"email=user%40example.com&timestamp=1578963600";

        var faults = SentRequestInspector.Inspect(Report($"{text}&{SignedText.Parameter("email=user@example.com&timestamp=1578963600")}"), credential, Clock);

        Assert.Equal([(UnencodedCharacters, true), (TimestampUnit, false)], faults.Select(fault => (fault.Kind, fault.IsProven)));
    }

    [Fact]
    public void A_report_without_a_request_has_no_faults()
    {
        using var credential = SignedText.Credential();

        Assert.Same(SentRequestInspection.Nothing, SentRequestInspector.Examine(new ErrorReport { Code = -1022 }, credential, Clock));
        Assert.Same(SentRequestInspection.Nothing, SentRequestInspector.Examine(new ErrorReport { SentQuery = "" }, credential, Clock));
    }

    [Fact]
    public void A_very_long_text_is_not_signed_over_and_over()
    {
        using var credential = SignedText.Credential();
        var text = $"note={new string('a', 40_000)}&{Time}";

        Assert.Equal(SentSignatureStanding.NotCompared, SentRequestInspector.Examine(Report($"{text}&{SignedText.Parameter(text)}"), credential, Clock).Signature);
    }

    private static ErrorReport Report(string query, string? body = null) => new()
    {
        Code = body is null ? null : -1022,
        Method = body is null ? HttpMethod.Get : HttpMethod.Post,
        Path = body is null ? "/sapi/v1/sub-account/list" : "/api/v3/order",
        Family = body is null ? ApiFamily.Sapi : ApiFamily.Spot,
        SentQuery = query,
        SentBody = body,
    };

    private static (SentRequestFaultKind Kind, bool IsProven) Only(IReadOnlyList<SentRequestFault> faults) => (Assert.Single(faults).Kind, faults[0].IsProven);

    private static void AssertRight(SentRequestInspection inspection)
    {
        Assert.Empty(inspection.Faults);
        Assert.Equal(SentSignatureStanding.SentText, inspection.Signature);
    }
}
