using System.Reflection;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>What an audit learns about a key leads to no secret, whatever the exchange answers.</summary>
public sealed class AuditTests
{
    private const EvidenceQuestion Everything =
        EvidenceQuestion.Restriction | EvidenceQuestion.Account | EvidenceQuestion.WithdrawalAddresses | EvidenceQuestion.SubAccounts;

    private readonly Secrets _secrets = new();

    [Fact]
    public async Task The_digest_of_a_secret_is_seen_by_nobody()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, """{"ipRestrict":false,"createTime":1698645219000,"enableReading":true}""");
        using var credential = _secrets.Credential(KeyAlgorithm.Hmac);
        var target = new AuditTarget(TestKeys.Record(), credential, fixture.Client, null);
        var evidence = await new EvidenceCollector(fixture.Time).CollectAsync(target, Everything, default);
        var other = await new EvidenceCollector(fixture.Time).CollectAsync(target, Everything, default);
        var digest = evidence.SecretDigest!;
        var key = new FleetKey(evidence.Key, AuditedKey.From(evidence, null, "web-1"), new AuditPolicy { Name = "p" }.For(evidence.Key)) { SecretDigest = digest };

        Assert.NotEqual(digest, other.SecretDigest);
        foreach (var holder in new object[] { evidence, key, new FleetIndex([key]) })
        {
            Assert.DoesNotContain(digest, holder.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(digest, PublicGraph.Of(holder), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(digest, JsonSerializer.Serialize(holder, holder.GetType()), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void No_public_member_of_the_engine_gives_a_digest_of_a_secret()
    {
        var members = typeof(BinanceClient).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public));

        Assert.DoesNotContain(members, member => member.Name.Contains("Digest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_brings_a_secret_into_evidence_or_findings()
    {
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            foreach (var answer in Answers())
            {
                using var fixture = new ClientFixture(maxResponseBytes: 20_000);
                using var credential = _secrets.Credential(algorithm);
                fixture.Network.Otherwise = request =>
                {
                    _secrets.Add(Uri.UnescapeDataString(request.Query.Split("signature=")[1]));
                    return answer(request);
                };
                var auditor = new FleetAuditor(new FleetAuditOptions
                {
                    Policy = new AuditPolicy { Name = "p", Questions = Everything },
                    Host = "web-1",
                    TimeProvider = fixture.Time,
                });
                var findings = await auditor.AuditAsync(new AuditTarget(TestKeys.Record(), credential, fixture.Client, null), default);

                Finding[] all = [.. findings, .. auditor.Complete()];
                var found = _secrets.FindIn($"{string.Join('\n', all.AsEnumerable())}\n{JsonSerializer.Serialize(all)}");
                Assert.True(found.Count == 0, $"The findings hold parts of secrets: {string.Join(' ', found)}");
            }
        }
    }

    [Fact]
    public void A_key_that_cannot_be_read_and_a_vault_that_talks_bring_none_into_findings()
    {
        var talk = $"cannot convert '{_secrets.HmacSecret}' of {_secrets.ApiKey}: {_secrets.RsaPem}";
        var auditor = new FleetAuditor(new FleetAuditOptions { Policy = new AuditPolicy { Name = "p", Questions = Everything }, Host = "web-1" });
        var findings = auditor.AuditUnreadable(TestKeys.Record(), null, new Obstacle(FindingReason.KeyUnreadable, talk) { Remedy = talk }).ToList();
        auditor.AddVault(new VaultEvidence("Team", talk, 1) { ErrorId = "VaultFailed", Error = talk, Remedy = talk });

        foreach (var finding in findings.Concat(auditor.Complete()))
        {
            Assert.Empty(_secrets.FindIn(PublicGraph.Of(finding)));
        }
    }

    private IEnumerable<Func<RecordedRequest, HttpResponseMessage>> Answers()
    {
        string All(RecordedRequest request) => $"{_secrets.ApiKey} {request.Query} {Uri.UnescapeDataString(request.Query)}";
        const string Good = "\"ipRestrict\":false,\"createTime\":1698645219000,\"enableReading\":true,\"enableWithdrawals\":true";

        // What is no answer at all.
        yield return request => ScriptedHandler.Html(403, $"<p title='{All(request)}'>{All(request)}</p>");
        yield return request => ScriptedHandler.Json(400, $$"""{"code":-2015,"msg":"{{All(request)}}"}""");
        yield return request => ScriptedHandler.Json(200, $$"""{"a":"{{All(request)}}""");
        yield return request => ScriptedHandler.Json(200, $"[\"{All(request)}\"]");

        // What is good but for one question.
        foreach (var path in new[]
        {
            EndpointCatalogue.AccountStatus, EndpointCatalogue.ApiTradingStatus, EndpointCatalogue.AccountInfo, EndpointCatalogue.SpotAccount, EndpointCatalogue.WithdrawalAddresses,
            EndpointCatalogue.SubAccounts, EndpointCatalogue.SubAccountKeys, EndpointCatalogue.SubAccountKeyAddresses,
        }.Select(endpoint => endpoint.Path))
        {
            yield return request => request.Path != path ? GoodAnswer(request, "word") : ScriptedHandler.Json(400, $$"""{"code":-9999,"msg":"{{All(request)}}"}""");
            yield return request => request.Path != path ? GoodAnswer(request, "word") : ScriptedHandler.Json(200, $"\"{All(request)}\"");
        }

        // Words that repeat everything.
        yield return request => GoodAnswer(request, All(request));
        yield return request => GoodAnswer(request, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(_secrets.HmacSecret)));
        yield return request => GoodAnswer(request, $"GET {request.Address}");

        HttpResponseMessage GoodAnswer(RecordedRequest request, string word) => ScriptedHandler.Json(200, request.Path == EndpointCatalogue.WithdrawalAddresses.Path
            ? $$"""[{"whiteStatus":true,"name":"{{word}}"}]"""
            : $$"""
              {{{Good}},"data":{{(request.Path == EndpointCatalogue.AccountStatus.Path ? $"\"{word}\"" : $$"""{"isLocked":true,"plannedRecoverTime":"{{word}}"}""")}},
              "subAccounts":[{"email":"{{word}}"}],"rows":[{"apikey":"{{_secrets.ApiKey}}","apiName":"{{word}}"}],"ipList":["{{word}}","10.0.0.1"],"canTrade":"{{word}}"}
              """);
    }
}
