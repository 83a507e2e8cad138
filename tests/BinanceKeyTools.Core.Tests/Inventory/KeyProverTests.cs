using System.Net;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Inventory;

/// <summary>Which request proves a key where, and what is not taken for a refusal of it.</summary>
public sealed class KeyProverTests
{
    private const string Restrictions = """{"ipRestrict":true,"createTime":1623840271000,"enableReading":true,"enableFutures":false}""";

    [Fact]
    public async Task One_request_proves_a_key_and_tells_what_it_may_do()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, Restrictions);

        var proof = await ProveAsync(fixture);

        Assert.Equal("/sapi/v1/account/apiRestrictions", Assert.Single(fixture.Network.Requests).Path);
        Assert.Equal(KeyPermission.Reading, proof.Permissions);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1623840271000), proof.CreatedAt);
        Assert.True(proof.IPRestricted);
        Assert.Equal(fixture.Time.GetUtcNow(), proof.VerifiedAt);
        Assert.Equal(KeyAlgorithm.Hmac, proof.Algorithm);
    }

    [Theory]
    [InlineData(BinanceEnvironment.SpotTestnet, "/api/v3/account")]
    [InlineData(BinanceEnvironment.Us, "/api/v3/account")]
    [InlineData(BinanceEnvironment.FuturesTestnet, "/fapi/v3/account")]
    [InlineData(BinanceEnvironment.FuturesDemo, "/fapi/v3/account")]
    public async Task Where_nobody_tells_the_rights_a_read_proves_the_key(BinanceEnvironment environment, string path)
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(environment));
        fixture.Network.Reply(200, "{}");

        var proof = await ProveAsync(fixture);

        Assert.Equal(path, Assert.Single(fixture.Network.Requests).Path);
        Assert.Equal(environment, proof.Environment);
        Assert.Null(proof.Permissions);
    }

    [Fact]
    public async Task An_address_without_the_wallet_family_is_asked_for_the_account()
    {
        using var fixture = new ClientFixture(ExchangeHosts.At(BinanceEnvironment.Custom, new Uri("https://exchange.example")));
        fixture.Network.ReplyHtml(404, "<html>not here</html>").Reply(200, "{}");

        var proof = await ProveAsync(fixture);

        Assert.Equal(["/sapi/v1/account/apiRestrictions", "/api/v3/account"], fixture.Network.Requests.Select(request => request.Path));
        Assert.Null(proof.CreatedAt);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"enableReading":null,"createTime":0,"note":"x"}""")]
    public async Task An_answer_that_tells_nothing_proves_nothing(string answer)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, answer);

        await Assert.ThrowsAsync<JsonException>(() => ProveAsync(fixture));
    }

    [Fact]
    public async Task What_the_answer_does_not_mention_is_unknown()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, Restrictions);

        var proof = await ProveAsync(fixture);

        Assert.Equal(PermissionField.Every & ~(KeyPermission.Reading | KeyPermission.Futures), proof.UnknownPermissions);
    }

    [Fact]
    public async Task A_refusal_that_does_not_last_is_none()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, """{"code":-2008,"msg":"Invalid Api-Key ID."}""");
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, Restrictions);

        var proof = await ProveAsync(fixture);

        Assert.Equal(KeyPermission.Reading, proof.Permissions);
    }

    [Theory]
    [InlineData(503, """{"code":-1001,"msg":"Internal error; unable to process your request."}""", BinanceErrorKind.Api)]
    [InlineData(418, """{"code":-1003,"msg":"IP banned until 1700000000000."}""", BinanceErrorKind.Banned)]
    [InlineData(451, """{"code":0,"msg":"Service unavailable from a restricted location."}""", BinanceErrorKind.RestrictedLocation)]
    public async Task What_is_not_about_the_key_stays_what_it_is(int status, string body, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(status, body);

        var exception = await Assert.ThrowsAsync<BinanceException>(() => ProveAsync(fixture));

        Assert.Equal(kind, exception.Error.Kind);
        Assert.All(fixture.Network.Requests, request => Assert.Equal("/sapi/v1/account/apiRestrictions", request.Path));
    }

    [Fact]
    public async Task Stops_at_once_when_cancelled()
    {
        using var fixture = new ClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Network.Otherwise = _ =>
        {
            source.Cancel();
            return ScriptedHandler.Json(400, """{"code":-2008,"msg":"Invalid Api-Key ID."}""");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProveAsync(fixture, source.Token));
        Assert.Single(fixture.Network.Requests);
    }

    private static Task<KeyProof> ProveAsync(ClientFixture fixture, CancellationToken cancellationToken = default) =>
        new KeyProver(new DiagnosisOptions { TimeProvider = fixture.Time, ResolveName = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("203.0.113.7")]) }).ProveAsync(
            new DiagnosisSubject { Key = new KeyRecord { Name = "bot" }, Credential = fixture.Credential, Client = fixture.Client }, cancellationToken);
}
