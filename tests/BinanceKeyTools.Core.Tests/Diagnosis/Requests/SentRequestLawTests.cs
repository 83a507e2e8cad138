using System.Text;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Diagnosis.Requests;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Diagnosis.SentRequestFaultKind;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Requests;

/// <summary>What holds for every request: right ones are never accused, wrong ones always convicted, and nothing of them is told.</summary>
public sealed class SentRequestLawTests
{
    private static readonly SentRequestFaultKind[] AboutTheSignature =
        [UnencodedCharacters, SignatureNotLast, ParametersMisplaced, OtherBytesSigned, SignatureNotEncoded, SignatureMissing];

    private static readonly (string Path, ApiFamily Family)[] Paths =
    [
        ("/api/v3/order", ApiFamily.Spot), ("/sapi/v1/margin/order", ApiFamily.Sapi), ("/fapi/v1/order", ApiFamily.UsdMargined),
        ("/dapi/v1/order", ApiFamily.CoinMargined), ("/eapi/v1/order", ApiFamily.Options), ("/papi/v1/um/order", ApiFamily.PortfolioMargin),
    ];

    // Values of up to twelve characters of any script.
    private static readonly Gen<(string Name, string Value)[]> Parameters =
        from names in Samples.Alphanumeric(1, 8).Generator.ArrayOf().Resize(6)
        from value in Samples.AnyText.Generator.Resize(12).ArrayOf(names.Length)
        select names.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => name.ToUpperInvariant() is not ("SIGNATURE" or "TIMESTAMP"))
            .Select((name, index) => (name, value[index])).ToArray();

    private static readonly Gen<Sample> Requests =
        from parameters in Parameters
        from inBody in Gen.Choose(0, parameters.Length)
        from place in Gen.Elements(Paths)
        select new Sample(place.Path, place.Family, parameters[inBody..], parameters[..inBody]);

    [Fact]
    public void What_is_signed_rightly_is_never_accused()
    {
        using var hmac = SignedText.Credential();
        using var rsa = SignedText.Credential(KeyAlgorithm.Rsa);
        using var ed25519 = SignedText.Credential(KeyAlgorithm.Ed25519);
        foreach (var (credential, count) in new[] { (hmac, 300), (rsa, 20), (ed25519, 60) })
        {
            Prop.ForAll(Requests.ToArbitrary(), sample =>
            {
                using var payload = SignedPayload.Create(sample.Query, sample.Body, credential.Signer);
                var report = sample.Report(Encoding.ASCII.GetString(payload.Query.Span), Encoding.ASCII.GetString(payload.Body.Span));
                var inspection = SentRequestInspector.Examine(report, credential, null);
                return inspection.Signature == SentSignatureStanding.SentText
                    && new[] { inspection.Faults, SentRequestInspector.Inspect(report, null, null) }
                        .All(faults => !faults.Any(fault => AboutTheSignature.Contains(fault.Kind)));
            }).Check(Samples.Config(count));
        }
    }

    [Fact]
    public void What_is_signed_wrongly_in_a_known_way_is_always_proven()
    {
        using var credential = SignedText.Credential();
        Prop.ForAll(Requests.ToArbitrary(), sample =>
        {
            using var payload = SignedPayload.Create(sample.Query, sample.Body, signer: null);
            string query = Encoding.ASCII.GetString(payload.Query.Span), body = Encoding.ASCII.GetString(payload.Body.Span);
            var variants = SignedTextVariants.Of(SentRequest.From(sample.Report(query, body))!, credential).ToArray();
            return variants.Length > 10 && variants.All(variant =>
            {
                var signature = SignedText.Parameter(variant.Text);
                var report = body.Length > 0
                    ? sample.Report(query, $"{body}&{signature}")
                    : sample.Report($"{query}&{signature}", body);
                var inspection = SentRequestInspector.Examine(report, credential, null);
                var first = variants.First(other => other.Text == variant.Text);
                return inspection.Signature == SentSignatureStanding.OtherText
                    && inspection.Faults.Any(fault => fault.Kind == first.Kind && fault.Detail == first.Detail && fault.IsProven);
            });
        }).Check(Samples.Config(60));
    }

    [Fact]
    public void Any_text_is_survived()
    {
        using var credential = SignedText.Credential();
        Prop.ForAll(Samples.AnyText, Samples.AnyText, (query, body) =>
        {
            foreach (var (_, family) in Paths)
            {
                var report = new ErrorReport { Family = family, SentQuery = query, SentBody = body };
                Assert.NotNull(SentRequestInspector.Examine(report, credential, null));
                Assert.NotNull(SentRequestInspector.Examine(report with { SentQuery = $"{query}&{SignedText.Parameter(body)}&timestamp={body}&recvWindow={query}" }, credential, null));
            }
        }).Check(Samples.Config(200));
    }

    [Fact]
    public void No_value_key_or_signature_is_told()
    {
        using var credential = SignedText.Credential();
        Prop.ForAll(Samples.Alphanumeric(12, 64), Samples.Alphanumeric(31, 64), (value, name) =>
        {
            string[] texts =
            [
                $"email={value}@{value}.com&timestamp=1578963600", $"{value}&recvWindow=99999&timestamp={value}", $"{name}={value} é&timestamp=157896360",
                $"{name}@&timestamp=1578963600000&timestamp=1",
            ];
            foreach (var text in texts)
            {
                var right = SignedText.Sign(text);
                foreach (var signature in new[] { right, SignedText.Sign($"{text}&"), $"{value}+/=", SignedText.Sign(text, KeyAlgorithm.Ed25519) })
                {
                    var report = new ErrorReport { Path = "/fapi/v1/order", SentQuery = $"{text}&signature={signature}&a={value}", SentBody = $"b={value}" };
                    var told = string.Join('\n', SentRequestInspector.Inspect(report, credential, null).Select(fault => fault.ToString()));
                    Assert.DoesNotContain(value, told, StringComparison.Ordinal);
                    Assert.DoesNotContain(name, told, StringComparison.Ordinal);
                    Assert.DoesNotContain(signature, told, StringComparison.Ordinal);
                    Assert.DoesNotContain(SampleKeys.ApiKey[..12], told, StringComparison.Ordinal);
                    Assert.DoesNotContain(SampleKeys.SpotSecret[..12], told, StringComparison.Ordinal);
                }
            }
        }).Check(Samples.Config(40));
    }

    private sealed record Sample(string Path, ApiFamily Family, (string Name, string Value)[] QueryParameters, (string Name, string Value)[] BodyParameters)
    {
        public RequestParameters Query => Make(QueryParameters, isStamped: BodyParameters.Length == 0);

        public RequestParameters Body => Make(BodyParameters, isStamped: BodyParameters.Length > 0);

        public ErrorReport Report(string query, string body) => new()
        {
            Code = -1022,
            Method = HttpMethod.Post,
            Path = Path,
            Family = Family,
            SentQuery = query,
            SentBody = body,
        };

        private static RequestParameters Make((string Name, string Value)[] parameters, bool isStamped)
        {
            var made = new RequestParameters(allowReserved: true);
            foreach (var (name, value) in parameters)
            {
                made.Add(name, value);
            }

            return isStamped ? made.Add("recvWindow", 5000).Add("timestamp", 1_578_963_600_000) : made;
        }
    }
}
