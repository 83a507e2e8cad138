using BinanceKeyTools.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Keys;

public class CredentialPairInspectionTests
{
    private const string EncryptedPem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGjMF8G\n-----END ENCRYPTED PRIVATE KEY-----";

    [Theory]
    [InlineData(SampleKeys.Ed25519, SampleKeys.ApiKey)]
    [InlineData(SampleKeys.Ed25519, SampleKeys.ApiKey + "\r\n")]
    [InlineData(SampleKeys.Ed25519Body, SampleKeys.ApiKey)]
    [InlineData(" " + SampleKeys.Ed25519Body, SampleKeys.ApiKey)]
    [InlineData(SampleKeys.Rsa2048, SampleKeys.FuturesApiKey)]
    [InlineData(EncryptedPem, SampleKeys.ApiKey)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", SampleKeys.ApiKey)]
    public void AKeyFileAndAnApiKeyInEachOthersPlaceAreSwapped(string apiKey, string secret)
    {
        ApiKeyFinding finding = Assert.Single(CredentialPairInspection.Inspect(apiKey, secret));

        Assert.Equal((ApiKeyFindingKind.SwappedWithSecret, true), (finding.Kind, finding.Blocks));
        Assert.Contains("other way round", new ApiKeyFormatException([finding]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleKeys.SpotSecret, SampleKeys.SpotSecret)]
    [InlineData(SampleKeys.SpotSecret + "\n", SampleKeys.SpotSecret)]
    [InlineData(SampleKeys.Ed25519, SampleKeys.Ed25519)]
    public void TheSameTextInBothPlacesIsFound(string apiKey, string secret)
    {
        IReadOnlyList<ApiKeyFinding> findings = CredentialPairInspection.Inspect(apiKey, secret);

        Assert.Equal((ApiKeyFindingKind.SameAsSecret, true), (findings[0].Kind, findings[0].Blocks));
        Assert.Equal(ApiKeyId.Inspect(apiKey), findings.Skip(1));
    }

    // Two HMAC texts that were swapped look like any others, and what is wrong with one text alone is said elsewhere.
    [Theory]
    [InlineData(SampleKeys.ApiKey, SampleKeys.SpotSecret)]
    [InlineData(SampleKeys.SpotSecret, SampleKeys.ApiKey)]
    [InlineData(SampleKeys.ApiKey, SampleKeys.Ed25519)]
    [InlineData(SampleKeys.ApiKey, "")]
    [InlineData("", "")]
    [InlineData(" ", " ")]
    [InlineData("YOUR_API_KEY", "YOUR_API_KEY")]
    [InlineData(SampleKeys.Ed25519, SampleKeys.Rsa2048)]
    [InlineData(SampleKeys.Ed25519, "")]
    [InlineData(SampleKeys.Ed25519, "short")]
    [InlineData(SampleKeys.Ed25519, "YOUR_SECRET_GOES_HERE_INSTEAD_OF_THIS")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n" + SampleKeys.Ed25519PublicBody + "\n-----END PUBLIC KEY-----", SampleKeys.SpotSecret)]
    [InlineData(SampleKeys.Ed25519PublicBody, SampleKeys.SpotSecret)]
    public void EverythingElseIsNoMatterOfThePair(string apiKey, string secret) =>
        Assert.Empty(CredentialPairInspection.Inspect(apiKey, secret));

    [Fact]
    public void NoPartOfEitherTextIsTold() =>
        Prop.ForAll(Samples.Alphanumeric(16, 128), Samples.Alphanumeric(16, 128), (first, second) =>
        {
            (string, string)[] pairs = [(first, second), (first, first), ($"-----BEGIN PRIVATE KEY-----{second}", first), ($"'{first}'", $"'{first}'")];
            return pairs.SelectMany(pair => CredentialPairInspection.Inspect(pair.Item1, pair.Item2))
                .All(finding => !finding.Message.Contains(first, StringComparison.Ordinal) && !finding.Message.Contains(second, StringComparison.Ordinal));
        }).Check(Samples.Config(200));
}
