using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>What holds a secret shows none of it: as text, in a debugger, and to a serialiser.</summary>
public sealed partial class DisplayTests
{
    private readonly Secrets _secrets = new();

    [Fact]
    public void Nothing_that_holds_a_secret_shows_it()
    {
        foreach (var holder in Holders())
        {
            Assert.Empty(_secrets.FindIn(holder.ToString()!));
            Assert.Empty(_secrets.FindIn(DebuggerTextOf(holder)));
        }
    }

    [Fact]
    public void No_serialiser_gets_at_a_secret()
    {
        // Parameters are enumerable and a signed payload has the bytes to send: that is what they are for.
        foreach (var holder in Holders().Where(holder => holder is not (SignedPayload or RequestParameters or BinanceRequest or BinanceResponse)))
        {
            Assert.Empty(_secrets.FindIn(PublicGraph.Of(holder)));

            // What has a function is refused by serialisers.
            if (holder is not DiagnosisSubject)
            {
                Assert.Empty(_secrets.FindIn(JsonSerializer.Serialize(holder, holder.GetType())));
            }
        }
    }

    [Fact]
    public void Every_public_type_with_a_field_for_a_secret_is_among_them()
    {
        HashSet<Type> secret = [typeof(ApiKeyId), typeof(KeyMaterial), typeof(BinanceCredential), typeof(IRequestSigner), typeof(RequestParameters), typeof(SignedPayload), typeof(BinanceRequest)];
        var holding = typeof(BinanceClient).Assembly.GetExportedTypes()
            .Where(type => secret.Contains(type) || type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(field => secret.Any(held => held.IsAssignableFrom(field.FieldType)) || (field.FieldType.Namespace?.EndsWith(".Keys", StringComparison.Ordinal) == true && field.FieldType.IsNotPublic)))
            .Where(type => !type.IsInterface)
            .Except([typeof(BinanceException)]);
        Assert.Equal(
            holding.Select(type => type.Name).Order(),
            Holders().Select(holder => holder.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void A_display_with_a_secret_would_be_noticed()
    {
        Assert.NotEmpty(_secrets.FindIn(DebuggerTextOf(new Careless(_secrets.HmacSecret))));
        Assert.NotEmpty(_secrets.FindIn(JsonSerializer.Serialize(new Careless(_secrets.HmacSecret))));
    }

    private IEnumerable<object> Holders()
    {
        var parameters = new RequestParameters().Add("a", _secrets.ParameterValue);
        var request = new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Query = parameters };
        var record = new KeyRecord { Name = "bot", Vault = "Team" };
        yield return ApiKeyId.Parse(_secrets.ApiKey);
        yield return new AuditTarget(
            record, _secrets.Credential(KeyAlgorithm.Hmac), new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.For(BinanceEnvironment.Live) }), new KeyStorage(SecretForm.Credential, true));
        yield return new DiagnosisSubject
        {
            Key = record,
            Credential = _secrets.Credential(KeyAlgorithm.Rsa),
            Report = ErrorReportReader.Read($"POST https://{_secrets.ApiKey}:{_secrets.HmacSecret}@api.binance.com/api/v3/order?apiKey={_secrets.ApiKey} data='a={_secrets.ParameterValue}&timestamp=1' -2015"),
        };
        yield return parameters;
        yield return request;
        yield return new BinanceResponse(
            request, "localhost", HttpStatusCode.OK, new Dictionary<string, IReadOnlyList<string>>(), new RateLimitUsage(), System.Text.Encoding.UTF8.GetBytes(_secrets.ApiKey));
        var pair = new KeyPairFactory().Create(KeyPairAlgorithm.Rsa2048);
        _secrets.AddPem(pair.ReadPkcs8Pem(pem => pem.ToString()));
        yield return pair;
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            var material = KeyMaterial.Parse(_secrets.SecretOf(algorithm));
            var signer = material.CreateSigner();
            var payload = SignedPayload.Create(parameters, RequestParameters.Empty, signer);
            _secrets.Add(payload.Signature);
            yield return material;
            yield return signer;
            yield return payload;
            yield return _secrets.Credential(algorithm);
        }
    }

    /// <summary>What a debugger shows: the members that the attribute names, or the text.</summary>
    private static string DebuggerTextOf(object value) => value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>() is { } display
        ? Expression().Replace(display.Value, match => Evaluate(value, match.Groups[1].Value))
        : value.ToString()!;

    private static string Evaluate(object? value, string expression)
    {
        foreach (var name in expression.Split('.'))
        {
            value = name == "ToString()"
                ? value?.ToString()
                : value?.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(value);
        }

        return value?.ToString() ?? "";
    }

    [GeneratedRegex("\\{([^,}]+)(,nq)?\\}")]
    private static partial Regex Expression();

    [DebuggerDisplay("a {Text,nq}")]
    private sealed record Careless(string Text);
}
