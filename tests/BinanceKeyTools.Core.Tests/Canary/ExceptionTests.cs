using System.Net;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>Every exception of the engine, provoked with secrets in hand, holds none: not in its text, not in anything it leads to.</summary>
public sealed class ExceptionTests
{
    private readonly Secrets _secrets = new();

    [Fact]
    public async Task No_exception_leads_to_a_secret()
    {
        foreach (var exception in await ProvokeAllAsync())
        {
            for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            {
                var found = _secrets.FindIn(cause + "\n" + PublicGraph.Of(cause));
                Assert.True(found.Count == 0, $"{exception.GetType().Name} ({exception.GetBaseException().GetType().Name}) holds {found.Count} parts of secrets.");
            }
        }
    }

    [Fact]
    public async Task Every_type_kind_and_id_is_among_them()
    {
        var provoked = await ProvokeAllAsync();

        var types = typeof(BinanceClient).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract);
        Assert.Equal(types.Select(type => type.Name).Order(), provoked.Select(exception => exception.GetType().Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<KeyMaterialError>(), provoked.OfType<KeyMaterialException>().Select(exception => exception.Error).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<ApiKeyFindingKind>().Except([ApiKeyFindingKind.FuturesTestnetHex]),
            provoked.OfType<ApiKeyFormatException>().SelectMany(exception => exception.Findings).Select(finding => finding.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<BinanceErrorKind>(), provoked.OfType<BinanceException>().Select(exception => exception.Error.Kind).Distinct().Order());
        Assert.Equal(
            ["ParameterDuplicate", "ParameterName", "ParameterNested", "ParameterPlace", "ParameterReserved", "ParameterValue", "RequestFamily", "RequestMethod", "RequestPath"],
            provoked.OfType<RequestParameterException>().Select(exception => exception.ErrorId).Distinct().Order());
        Assert.Equal(
            ["BaseUriMalformed", "BaseUriNotHttps", "BaseUriNotLoopback", "BaseUriRequired", "EnvironmentUnsupported"],
            provoked.OfType<UntrustedAddressException>().Select(exception => exception.ErrorId).Distinct().Order());
    }

    private async Task<IReadOnlyList<Exception>> ProvokeAllAsync() =>
        [.. ApiKeys(), .. Materials(), .. Parameters(), .. Addresses(), .. IPLists(), .. await AnswersAsync(), .. await FailuresAsync(), await NoBodyAsync(), Record.Exception(() => new RequestAllowance(0).Take())!, .. await EchoServicesAsync(), .. await RefusedPairsAsync(), .. Files()];

    /// <summary>Pairs that the exchange refuses, in words that repeat them.</summary>
    private async Task<IReadOnlyList<Exception>> RefusedPairsAsync()
    {
        List<Exception> exceptions = [];
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            foreach (var code in new[] { -1022, -2008, -2014, -2015 })
            {
                using var fixture = new ClientFixture();
                using var credential = _secrets.Credential(algorithm);
                fixture.Network.Otherwise = request => ScriptedHandler.Json(
                    request.Path.EndsWith("/ping", StringComparison.Ordinal) ? 200 : 401,
                    $$"""{"code":{{code}},"msg":"{{_secrets.ApiKey}} {{request.Query}} {{_secrets.HmacSecret}}"}""");
                var subject = new DiagnosisSubject
                {
                    Key = new KeyRecord { Name = "bot", ApiKey = credential.ApiKey.Masked },
                    Credential = credential,
                    Client = fixture.Client,
                };
                var options = new DiagnosisOptions { TimeProvider = fixture.Time, TriesSwapped = true, ResolveName = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("203.0.113.7")]) };
                exceptions.Add(await Assert.ThrowsAsync<KeyNotProvenException>(() => new KeyProver(options).ProveAsync(subject, CancellationToken.None)));
            }
        }

        return exceptions;
    }

    private async Task<IReadOnlyList<Exception>> EchoServicesAsync()
    {
        string[] answers = [_secrets.HmacSecret, $$"""{"ip":"{{_secrets.ApiKey}}"}""", $"{{{_secrets.RsaPem}"];
        List<Exception> exceptions = [];
        foreach (var status in new[] { 200, 302, 500 })
        {
            foreach (var answer in answers)
            {
                using var handler = new ScriptedHandler(TimeProvider.System) { Otherwise = _ => ScriptedHandler.Json(status, answer) };
                using var service = new EchoService(new Uri("https://echo.example"), handler, TimeSpan.FromSeconds(30), TimeProvider.System);
                exceptions.Add(await Record.ExceptionAsync(() => service.AskAsync(CancellationToken.None)));
            }
        }

        return exceptions;
    }

    private IEnumerable<Exception> ApiKeys()
    {
        var key = _secrets.ApiKey;
        string[] texts =
        [
            "", $" {key}", $"{key}\r\n", $"\"{key}\"", $"\uFEFF{key}", key.Insert(32, "\u200B"), $"${{{key}}}", _secrets.RsaPem, _secrets.Ed25519Pem,
            key.Insert(20, "é"), key + key + key, $"'{_secrets.HmacSecret}'",
        ];
        (string Key, string Secret)[] pairs = [(_secrets.RsaPem, key), (_secrets.Ed25519Pem, $"{key}\n"), (_secrets.HmacSecret, _secrets.HmacSecret), (_secrets.RsaPem, _secrets.RsaPem)];
        return texts.Select(text => Record.Exception(() => ApiKeyId.Parse(text))!)
            .Concat(pairs.Select(pair => new ApiKeyFormatException(CredentialPairInspection.Inspect(pair.Key, pair.Secret))));
    }

    private IEnumerable<Exception> Materials()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = _secrets.HmacSecret;
        var lines = _secrets.RsaPem.Split('\n');
        string[] texts =
        [
            "", $" {secret}", $"'{secret}'", $"\uFEFF{secret}", secret.Insert(32, "\u200B"), $"$env:{secret}", secret.Insert(20, "é"),
            _secrets.RsaPublicPem, _secrets.RsaPem.Replace("PRIVATE KEY", "CERTIFICATE", StringComparison.Ordinal),
            _secrets.RsaPem.Replace("PRIVATE KEY", "OPENSSH PRIVATE KEY", StringComparison.Ordinal), curve.ExportPkcs8PrivateKeyPem(),
            _secrets.RsaPem.Replace("PRIVATE KEY", "DSA PRIVATE KEY", StringComparison.Ordinal),
            DerSamples.Pem("RSA PRIVATE KEY", DerSamples.RsaPrivateKey(1024)), DerSamples.Pem("RSA PRIVATE KEY", DerSamples.RsaPrivateKey(8192)),
            _secrets.EncryptedPem, _secrets.EncryptedPem.Replace("ENCRYPTED ", "RSA ", StringComparison.Ordinal).Insert(32, "Proc-Type: 4,ENCRYPTED\n\n"),
            string.Join('\n', lines[..12]), _secrets.RsaPem.Replace(lines[7], lines[7][3..], StringComparison.Ordinal),
            _secrets.RsaPem + _secrets.Ed25519Pem, string.Concat(lines[1..^2])[..200],
        ];
        return texts.Select(text => Record.Exception(() => KeyMaterial.Parse(text)))
            .Append(Record.Exception(() => KeyMaterial.Parse(_secrets.EncryptedPem, _secrets.HmacSecret)))
            .Append(Record.Exception(() => KeyMaterial.FromPem(_secrets.HmacSecret)))
            .OfType<Exception>();
    }

    private IEnumerable<Exception> Parameters()
    {
        var value = _secrets.ParameterValue;
        var nested = new Dictionary<string, string> { [value] = value };
        Action[] actions =
        [
            () => new RequestParameters().Add("a", value).Add("a", value),
            () => new RequestParameters().Add(value, 1).Add(value, 2),
            () => new RequestParameters().Add("signature", value),
            () => new RequestParameters().Add("a", nested),
            () => new RequestParameters().Add($"{value}&", value),
            () => new RequestParameters().Add("a", value + "\uD800"),
            () => new RequestParameters().Add("a", new object?[] { value, null }),
            () => SignedPayload.Create(new RequestParameters().Add(value, value), new RequestParameters().Add(value, value), null).Dispose(),
            () => _ = new BinanceRequest(HttpMethod.Get, $"/api/v3/account?key={value}"),
            () => _ = new BinanceRequest(HttpMethod.Get, $"/{value}/account"),
            () => RequestTargetReader.Read($"{value} /api/v3/account"),
            () => RequestTargetReader.Read($"GET /api/v3/{_secrets.ApiKey}"),
            () => RequestTargetReader.Read($"GET {_secrets.RsaPem}"),
        ];
        return actions.Select(action => Record.Exception(action)!);
    }

    private IEnumerable<Exception> Addresses()
    {
        var password = _secrets.ProxyPassword;
        Action[] actions =
        [
            () => ExchangeHosts.For(BinanceEnvironment.Custom),
            () => ExchangeHosts.At(BinanceEnvironment.Live, new Uri($"https://user:{password}@exchange.invalid")),
            () => ExchangeHosts.At(BinanceEnvironment.Live, new Uri($"https://exchange.invalid/?signature={password}")),
            () => ExchangeHosts.At(BinanceEnvironment.Live, new Uri("http://exchange.invalid")),
            () => ExchangeHosts.At(BinanceEnvironment.Sandbox, new Uri("https://exchange.invalid")),
            () => ExchangeHosts.For(BinanceEnvironment.SpotTestnet).AddressOf(ApiFamily.Sapi),
        ];
        return actions.Select(action => Record.Exception(action)!);
    }

    private IEnumerable<Exception> IPLists()
    {
        string[] entries = [_secrets.ApiKey, $"{_secrets.HmacSecret}/24", $"{_secrets.ApiKey}:443", $"10.0.0.1-{_secrets.ApiKey}", _secrets.RsaPem, _secrets.Ed25519Pem.ReplaceLineEndings("")];
        return entries.Select(entry => Record.Exception(() => AllowedAddresses.Parse([entry]))!);
    }

    /// <summary>Answers of every kind that repeat key, signature and parameters.</summary>
    private async Task<IEnumerable<Exception>> AnswersAsync()
    {
        List<Exception> exceptions = [];
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
                var request = new BinanceRequest(HttpMethod.Delete, "/api/v3/order") { Query = new RequestParameters().Add("a", _secrets.ParameterValue) };
                exceptions.Add(await Assert.ThrowsAsync<BinanceException>(() => fixture.Client.SendAsync(request, credential)));
            }
        }

        return exceptions;
    }

    private IEnumerable<Func<RecordedRequest, HttpResponseMessage>> Answers()
    {
        string All(RecordedRequest request) => $"{_secrets.ApiKey} {request.Query} {Uri.UnescapeDataString(request.Query)} {_secrets.ApiKey[..32]} {request.Query[^40..]}";
        (string, string)[] Headers(RecordedRequest request) => [("X-Echo", All(request)), ("X-Key", _secrets.ApiKey), ("Retry-After", "7200")];

        foreach (var status in new[] { 301, 400, 403, 404, 407, 418, 429, 451, 500 })
        {
            yield return request => ScriptedHandler.Html(status, $"<p title='{All(request)}'>{All(request)}</p>", Headers(request));
            yield return request => ScriptedHandler.Json(status, $$"""{"code":-2015,"msg":"{{All(request)}}"}""", Headers(request));
        }

        yield return request => ScriptedHandler.Html(200, All(request), Headers(request));
        yield return request => ScriptedHandler.Html(200, $"<{All(request)}>", Headers(request));
        yield return request => ScriptedHandler.Json(200, "", Headers(request));
        yield return request => ScriptedHandler.Json(200, $$"""{"a":"{{All(request)}}""", Headers(request));
        yield return request => ScriptedHandler.Json(200, $"\"{string.Concat(Enumerable.Repeat(All(request), 100))}\"", Headers(request));
    }

    /// <summary>Failures of the network whose own messages repeat the request, as those of the runtime do.</summary>
    private async Task<IEnumerable<Exception>> FailuresAsync()
    {
        List<Exception> exceptions = [];
        foreach (var failure in Enum.GetValues<HttpRequestError>())
        {
            using var fixture = new ClientFixture();
            using var credential = _secrets.Credential(KeyAlgorithm.Hmac);
            var cause = new HttpRequestException(failure, $"invalid '{_secrets.ApiKey}'", new IOException($"http://user:{_secrets.ProxyPassword}@proxy.invalid"));
            cause.Data["request"] = _secrets.ApiKey;
            fixture.Network.Reply((_, _) => Task.FromException<HttpResponseMessage>(cause));
            var request = new BinanceRequest(HttpMethod.Delete, "/api/v3/order");
            exceptions.Add(await Assert.ThrowsAsync<BinanceException>(() => fixture.Client.SendAsync(request, credential)));
        }

        using var slow = new ClientFixture(timeout: TimeSpan.FromSeconds(1));
        slow.Network.Reply(async (_, token) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), slow.Time, token);
            throw new InvalidOperationException();
        });
        exceptions.Add(await Assert.ThrowsAsync<BinanceException>(() => slow.PostAsync()));
        return exceptions;
    }

    /// <summary>Policies, mutes and results of the audit with secrets in every place.</summary>
    private IEnumerable<Exception> Files()
    {
        var (key, secret) = (_secrets.ApiKey, _secrets.HmacSecret);
        string[] texts =
        [
            $"\"{secret}\"", secret, _secrets.RsaPem, $$"""{"{{key}}":"{{secret}}"}""", $$"""{"version":1,"name":"{{secret}}""", $$"""{"version":"{{key}}","mutes":"{{secret}}"}""",
            $$"""{"version":1,"name":"{{key}}","keys":[{"match":{"name":"{{key}}","owner":["{{secret}}"]},"purpose":"{{secret}}"}]}""",
            $$"""{"schema":"{{key}}","version":1}""", $$"""{"schema":"BinanceKeyTools.AuditResult","version":99,"toolVersion":"{{secret}}"}""",
        ];
        var folder = Directory.CreateTempSubdirectory(key[..20]).FullName;
        try
        {
            var loader = new PolicyLoader();
            foreach (var text in texts)
            {
                var file = Path.Combine(folder, $"{secret}.json");
                File.WriteAllText(file, text);
                yield return Record.Exception(() => loader.Load(file))!;
                yield return Record.Exception(() => loader.LoadMutes(file))!;
                yield return Record.Exception(() => AuditResultReader.Read(File.ReadAllBytes(file), file))!;
            }

            yield return Record.Exception(() => LocatedObject.ReadWhole(LocatedJson.Parse(Encoding.UTF8.GetBytes($$"""{"{{key}}":"{{secret}}"}""")), json => json.RequiredText("name")))!;
            yield return Record.Exception(() => loader.Load(secret))!;
            yield return Record.Exception(() => loader.LoadMutes(Path.Combine(folder, key, secret)))!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Exception> NoBodyAsync()
    {
        using var fixture = new ClientFixture();
        var request = new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Body = new RequestParameters().Add("a", _secrets.ParameterValue) };
        return (await Record.ExceptionAsync(() => fixture.Client.SendAsync(request, fixture.Credential)))!;
    }
}
