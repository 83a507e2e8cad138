using System.Net;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Diagnosis.Requests;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>A diagnosis leads to no secret, whatever the exchange answers and whatever a log holds.</summary>
public sealed class DiagnosisTests
{
    private const string Good = "\"ipRestrict\":false,\"createTime\":1698645219000,\"enableReading\":true";

    private readonly Secrets _secrets = new();

    [Fact]
    public async Task No_answer_brings_a_secret_into_a_diagnosis()
    {
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            foreach (var answer in Answers())
            {
                AssertHidden(await DiagnoseAsync(algorithm, answer));
            }
        }
    }

    [Fact]
    public async Task Not_even_the_ends_of_a_secret_show_when_it_travels_as_key()
    {
        var diagnosis = await DiagnoseAsync(
            KeyAlgorithm.Hmac, request => ScriptedHandler.Json(400, $$"""{"code":-2008,"msg":"There is no {{request.ApiKey}} here."}"""));

        var swapped = Assert.Single(diagnosis.Evidence, result => result.Did.EndsWith("in each other's place", StringComparison.Ordinal));
        Assert.Contains("There is no *** here.", swapped.Saw, StringComparison.Ordinal);
        Assert.DoesNotContain(_secrets.HmacSecret[..4], diagnosis.ToLetter(100, isColored: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_letter_nor_progress_tells_a_name_that_is_a_key()
    {
        List<string> progress = [];
        var subject = new DiagnosisSubject
        {
            Key = new KeyRecord { Name = _secrets.ApiKey, Vault = "Team" },
            Report = ErrorReportReader.Read("-2015"),
            Progress = step => progress.Add(step.ToString()),
        };

        var diagnosis = await new Diagnostician(new DiagnosisOptions()).DiagnoseAsync(subject, default);

        Assert.NotEmpty(progress);
        Assert.Empty(_secrets.FindIn(string.Join('\n', progress)));
        Assert.Empty(_secrets.FindIn(diagnosis.ToLetter(80, isColored: true)));
        Assert.Contains("Team/***", diagnosis.ToLetter(80, isColored: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Normal", "Normal")]
    [InlineData("ACCOUNT_LOCKED for now", "ACCOUNT_LOCKED for now")]
    [InlineData("Nk9Vx2Qw8Lr5Tz1Y", "***")]
    [InlineData("a word that goes on for longer than words do", "***")]
    [InlineData("\u001b[2J", "***")]
    public async Task The_status_of_an_account_is_a_word(string told, string shown)
    {
        var diagnosis = await DiagnoseAsync(
            KeyAlgorithm.Hmac, request => ScriptedHandler.Json(200, $$"""{{{Good}},"data":{{JsonSerializer.Serialize(told)}}}"""));

        Assert.Contains(diagnosis.Evidence, result => result.Saw == $"the account's status is {shown}");
    }

    [Fact]
    public async Task No_text_of_a_log_brings_a_secret_into_a_diagnosis()
    {
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            using var credential = _secrets.Credential(algorithm);
            var (query, signature) = Sign(credential);
            foreach (var text in Logs(query, signature))
            {
                var report = ErrorReportReader.Read(text);
                var found = _secrets.FindIn($"{report}\n{PublicGraph.Of(report)}\n{JsonSerializer.Serialize(report)}\n{PublicGraph.Of(new CaseFile { Report = report })}");
                Assert.True(found.Count == 0, $"The report of '{text[..Math.Min(40, text.Length)]}' holds {string.Join(' ', found)}");
                foreach (var key in new[] { null, credential })
                {
                    var inspection = SentRequestInspector.Examine(report, key, null);
                    Assert.Empty(_secrets.FindIn($"{inspection}\n{PublicGraph.Of(inspection)}"));
                    AssertHidden(await new Diagnostician(new DiagnosisOptions()).DiagnoseAsync(
                        new DiagnosisSubject { Report = report, Credential = key, Target = RequestTargetReader.From(report) }, default));
                }
            }
        }
    }

    [Fact]
    public void What_reads_a_log_shows_none_of_it()
    {
        using var credential = _secrets.Credential(KeyAlgorithm.Hmac);
        var (query, signature) = Sign(credential);
        foreach (var text in Logs(query, signature))
        {
            var sent = SentRequest.From(ErrorReportReader.Read(text));
            object?[] holders =
            [
                LoggedRefusal.Find(text), LoggedRequest.Read(text, refusal: -1), sent, sent?.Signature, sent?.Timestamp,
                .. sent is null ? [] : sent.Parameters,
                .. sent is null ? [] : SignedTextVariants.Of(sent, credential),
            ];
            Assert.Empty(_secrets.FindIn(string.Join('\n', holders)));
        }
    }

    [Theory]
    [InlineData("-2015: no vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zv", "no ***")]
    [InlineData("-1022: not 8f2a6c0d1b3e5f70 but 1700000000000", "not *** but 1700000000000")]
    [InlineData("-1022: not 94cdQ9ui+apunHcfAcbt6C but /sapi/v1/account/apiRestrictions", "not *** but /sapi/v1/account/apiRestrictions")]
    [InlineData("-2015: bytes 118, 109, 80, 85, 90, 69, 54, 109, 118, 57, 83, 68, 53, 86, 78, 72", "bytes ***")]
    [InlineData("-1102: Mandatory parameter 'selfTradePreventionMode' of 2001:db8:85a3:1234:5678:8a2e:370:7334 was not sent", "Mandatory parameter 'selfTradePreventionMode' of 2001:db8:85a3:1234:5678:8a2e:370:7334 was not sent")]
    [InlineData("-1003: Way too much request weight used; IP banned until 1700000000000.", "Way too much request weight used; IP banned until 1700000000000.")]
    public void A_piece_of_a_key_in_a_message_is_masked_and_words_and_numbers_are_not(string text, string message) =>
        Assert.Equal(message, ErrorReportReader.Read(text).Message);

    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Parse("203.0.113.7")]);

    private async Task<KeyDiagnosis> DiagnoseAsync(KeyAlgorithm algorithm, Func<RecordedRequest, HttpResponseMessage> answer)
    {
        using var fixture = new ClientFixture(maxResponseBytes: 20_000);
        using var credential = _secrets.Credential(algorithm);
        fixture.Network.Otherwise = request =>
        {
            // The one that is wrong on purpose is no secret.
            if (request.Query.Split("signature=") is [_, var sent] && Uri.UnescapeDataString(sent.Split('&')[0]) is var signature && signature.Distinct().Count() > 2)
            {
                _secrets.Add(signature);
            }

            return request.Path.EndsWith("/ping", StringComparison.Ordinal) ? ScriptedHandler.Json(200, "{}") : answer(request);
        };
        var subject = new DiagnosisSubject
        {
            Key = TestKeys.Record(),
            Credential = credential,
            Client = fixture.Client,
            ClientFor = _ => fixture.Client,
            Target = RequestTargetReader.Read("POST /fapi/v1/order"),
        };
        return await new Diagnostician(new DiagnosisOptions { TimeProvider = fixture.Time, RunsAll = true, TriesSwapped = true, ResolveName = Resolve })
            .DiagnoseAsync(subject, default);
    }

    private void AssertHidden(KeyDiagnosis diagnosis)
    {
        var found = _secrets.FindIn($"{diagnosis}\n{PublicGraph.Of(diagnosis)}\n{JsonSerializer.Serialize(diagnosis)}\n{diagnosis.ToLetter(80, isColored: true)}");
        Assert.True(found.Count == 0, $"The diagnosis holds parts of secrets: {string.Join(' ', found)}");
    }

    private (string Query, string Signature) Sign(BinanceCredential credential)
    {
        const string Query = "symbol=CANARYUSDT&timestamp=1699999999999";
        var buffer = new byte[credential.Signer.MaxSignatureLength];
        var signature = Encoding.ASCII.GetString(buffer, 0, credential.Signer.Sign(Encoding.ASCII.GetBytes(Query), buffer));
        _secrets.Add(signature);
        return (Query, signature);
    }

    private IEnumerable<Func<RecordedRequest, HttpResponseMessage>> Answers()
    {
        string All(RecordedRequest request) =>
            $"{request.ApiKey} {request.Query} {Uri.UnescapeDataString(request.Query)} {request.ApiKey?[..32]} {request.Query[^Math.Min(40, request.Query.Length)..]}";

        yield return request => ScriptedHandler.Html(403, $"<p title='{All(request)}'>{All(request)}</p>");
        yield return request => ScriptedHandler.Json(200, $$"""{"a":"{{All(request)}}""");
        yield return request => ScriptedHandler.Json(200, $"[\"{All(request)}\"]");
        foreach (var code in new[] { -2015, -2008, -2014, -1022, -1021, -2010, -9999 })
        {
            yield return request => ScriptedHandler.Json(400, $$"""{"code":{{code}},"msg":"This symbol is restricted for this account. {{All(request)}} request ip: {{request.ApiKey}}"}""");
        }

        // Good but for what the exchange says in words and fields of its own.
        yield return request => ScriptedHandler.Json(
            200,
            $$"""
              {{{Good}},"{{request.ApiKey}}":true,"data":"{{All(request)}}","status":"{{All(request)}}","isFutureEnabled":"{{All(request)}}","isMarginEnabled":["{{request.ApiKey}}"]}
              """);
        yield return request => ScriptedHandler.Json(200, $$"""{{{Good}},"data":{"isLocked":true,"plannedRecoverTime":"{{request.ApiKey}}"},"status":1}""");
        yield return request => ScriptedHandler.Json(200, $$"""{"ipRestrict":"{{All(request)}}","data":["{{request.ApiKey}}"]}""");
        yield return request => ScriptedHandler.Json(200, $$"""{{{Good}},"data":"{{_secrets.ApiKey[..28]}}"}""");
    }

    private IEnumerable<string> Logs(string query, string signature)
    {
        var (key, secret) = (_secrets.ApiKey, _secrets.HmacSecret);
        var encoded = Uri.EscapeDataString(signature);
        const string Refusal = """{"code":-1022,"msg":"Signature for this request is not valid."}""";
        yield return key;
        yield return _secrets.RsaPem;
        yield return $"-1022 {_secrets.RsaPem.Replace("\n", "\\n", StringComparison.Ordinal)}";
        yield return $"GET https://api.binance.com/api/v3/account?{query}&signature={encoded} {Refusal}";
        yield return $"GET https://api.binance.com/api/v3/account?{query}&signature={signature} {Refusal}";
        yield return $"GET https://api.binance.com/api/v3/account?signature={encoded}&{query}&apiKey={key}&secret={secret} {Refusal}";
        yield return $"POST https://api.binance.com/api/v3/order?{key}={secret}&{secret}=[{key}]&timestamp={key}&recvWindow={secret}&signature={key} {Refusal}";
        yield return $"POST https://api.binance.com/api/v3/order data='{query}&signature={encoded}&secret={secret}' {Refusal}";
        yield return $$"""POST https://api.binance.com/api/v3/order data={"symbol":"{{secret}}","timestamp":1,"apiKey":"{{key}}","signature":"{{signature}}"} {{Refusal}}""";
        yield return $$"""{"code":-2015,"msg":"no {{key}} of {{secret}} signed {{signature}} or {{encoded}}"}""";
        yield return $$"""{"code":-2015,"msg":"no {{key[..30]}} {{secret[..20]}} {{signature[..24]}}"}""";
        yield return $$"""{"code":-2015,"msg":"no {{key.Insert(30, "\n")}}"}""";
        yield return $"(401, -2015, 'no {key}', {{'X-MBX-APIKEY': '{key}', 'secret': '{secret}'}})";
        yield return $"Error -2015: {key} / {secret}";
        yield return $"Invalid API-key, IP, or permissions for action: {key}, {secret}";
        yield return $"GET https://{key}:{secret}@{key}.example.com/api/v3/{secret} {Refusal}";
        yield return $"getaddrinfo ENOTFOUND {key}.com";
        yield return $"PUT https://api.binance.com/api/v3/userDataStream/{key} {Refusal}";
        yield return $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"))} -2015: {string.Join(", ", Encoding.UTF8.GetBytes(secret))}";
    }
}
