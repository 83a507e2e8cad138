using System.Net;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Diagnosis;

/// <summary>What holds for every diagnosis, whatever is wrong.</summary>
public sealed class DiagnosticianTests
{
    private const string Rejected = """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""";
    private const string Unknown = """{"code":-2008,"msg":"Invalid Api-Key ID."}""";

    [Fact]
    public async Task Never_sends_more_than_fifteen_requests()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}").Reply(401, Rejected);
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(503, """{"code":-1001,"msg":"Internal error; unable to process your request. Please try again."}""");

        var diagnosis = await DiagnoseAsync(fixture, new DiagnosisOptions { TimeProvider = fixture.Time, RunsAll = true, ResolveName = Resolve }, _ => fixture.Client);

        Assert.Equal(Diagnostician.MaxRequests, fixture.Network.Requests.Count + fixture.Network.TimeRequests.Count);
        Assert.Equal(Diagnostician.MaxRequests, diagnosis.RequestCount);
        Assert.Contains(diagnosis.Evidence, result => result.Status == ProbeStatus.Skipped && result.Saw.Contains("limit of 15", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429, """{"code":-1003,"msg":"Too many requests."}""")]
    [InlineData(418, """{"code":-1003,"msg":"IP banned until 1700000000000."}""")]
    public async Task Sends_nothing_after_being_asked_to_stop(int status, string body)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}").Reply(status, body, ("Retry-After", "60"));

        var diagnosis = await DiagnoseAsync(fixture, new DiagnosisOptions { TimeProvider = fixture.Time, RunsAll = true, ResolveName = Resolve });

        Assert.Equal(2, fixture.Network.Requests.Count);
        Assert.Contains(diagnosis.NotTested, text => text.Contains("asked to be left alone", StringComparison.Ordinal));
        Assert.NotEqual(DiagnosisConfidence.None, diagnosis.Confidence);
    }

    [Fact]
    public async Task Reads_the_clock_of_a_host_once()
    {
        using var fixture = new ClientFixture();
        fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(700);
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");

        await DiagnoseAsync(fixture, new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = Resolve });

        Assert.Single(fixture.Network.TimeRequests);
        Assert.All(
            fixture.Network.Requests.Where(request => request.Query.Contains("timestamp=", StringComparison.Ordinal)),
            request => Assert.DoesNotContain("timestamp=0", request.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Passive_sends_no_wrong_signature_and_asks_no_other_environment()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = request => ScriptedHandler.Json(request.Path.EndsWith("/ping", StringComparison.Ordinal) ? 200 : 401, request.Path.EndsWith("/ping", StringComparison.Ordinal) ? "{}" : Rejected);
        var asked = new List<BinanceEnvironment>();

        var diagnosis = await DiagnoseAsync(
            fixture,
            new DiagnosisOptions { TimeProvider = fixture.Time, IsPassive = true, RunsAll = true, ResolveName = Resolve },
            environment =>
            {
                asked.Add(environment);
                return fixture.Client;
            });

        Assert.Empty(asked);
        Assert.DoesNotContain(diagnosis.Evidence, result => result.Probe is ProbeNames.WrongSignature or ProbeNames.OtherEnvironments);
        Assert.Contains(diagnosis.NotTested, text => text.Contains("-Passive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_sends_one_wrong_signature_to_a_host_however_many_keys()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = request => ScriptedHandler.Json(request.Path.EndsWith("/ping", StringComparison.Ordinal) ? 200 : 401, request.Path.EndsWith("/ping", StringComparison.Ordinal) ? "{}" : Rejected);
        var diagnostician = new Diagnostician(new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = Resolve });

        var first = await diagnostician.DiagnoseAsync(Subject(fixture), default);
        var second = await diagnostician.DiagnoseAsync(Subject(fixture), default);

        Assert.Contains(first.Evidence, result => result.Probe == ProbeNames.WrongSignature);
        Assert.DoesNotContain(second.Evidence, result => result.Probe == ProbeNames.WrongSignature);
        Assert.Contains(second.NotTested, text => text.Contains("the host had one in this run", StringComparison.Ordinal));
        Assert.Single(fixture.Network.Requests, request => request.Query.Contains($"signature={new string('0', 64)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_key_is_looked_for_where_it_was_told_to_and_the_search_ends_with_the_first_hit()
    {
        using var fixture = new ClientFixture();
        using var testnet = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotTestnet));
        fixture.Network.Otherwise = request => ScriptedHandler.Json(request.Path.EndsWith("/ping", StringComparison.Ordinal) ? 200 : 400, request.Path.EndsWith("/ping", StringComparison.Ordinal) ? "{}" : Unknown);
        testnet.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");
        var asked = new List<BinanceEnvironment>();

        var diagnosis = await DiagnoseAsync(fixture, new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = Resolve }, environment =>
        {
            asked.Add(environment);
            return environment == BinanceEnvironment.SpotTestnet ? testnet.Client : null;
        });

        Assert.Equal([BinanceEnvironment.SpotTestnet], asked);
        Assert.Equal("KeyOfOtherEnvironment", diagnosis.Cause);
        Assert.Equal(DiagnosisConfidence.Certain, diagnosis.Confidence);
        Assert.Contains("spot testnet", diagnosis.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent()
    {
        var diagnosis = await new Diagnostician(new DiagnosisOptions()).DiagnoseAsync(new DiagnosisSubject(), default);

        Assert.Equal(0, diagnosis.RequestCount);
        Assert.Equal("NotEnoughEvidence", diagnosis.Cause);
        Assert.Equal("Try next: Run Debug-BinanceKey with the name of the key, so that the exchange can be asked.", diagnosis.Fix[0]);
    }

    [Fact]
    public async Task Stops_at_once_when_cancelled()
    {
        using var fixture = new ClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Network.Otherwise = _ =>
        {
            source.Cancel();
            return ScriptedHandler.Json(200, "{}");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Diagnostician(new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = Resolve })
            .DiagnoseAsync(Subject(fixture), source.Token));
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task Every_text_of_a_diagnosis_is_filled_in()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = request => ScriptedHandler.Json(request.Path.EndsWith("/ping", StringComparison.Ordinal) ? 200 : 401, request.Path.EndsWith("/ping", StringComparison.Ordinal) ? "{}" : Rejected);

        var letter = (await DiagnoseAsync(fixture, new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = Resolve })).ToLetter(80, isColored: false);

        Assert.DoesNotContain("{", letter, StringComparison.Ordinal);
    }

    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Parse("203.0.113.7")]);

    private static Task<KeyDiagnosis> DiagnoseAsync(ClientFixture fixture, DiagnosisOptions options, Func<BinanceEnvironment, BinanceClient?>? clientFor = null) =>
        new Diagnostician(options).DiagnoseAsync(Subject(fixture, clientFor), CancellationToken.None);

    private static DiagnosisSubject Subject(ClientFixture fixture, Func<BinanceEnvironment, BinanceClient?>? clientFor = null) => new()
    {
        Key = new KeyRecord { Name = "bot", ApiKey = fixture.Credential.ApiKey.Masked, Fingerprint = "0123456789ab" },
        Credential = fixture.Credential,
        Client = fixture.Client,
        ClientFor = clientFor ?? (_ => null),
    };
}
