using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Keys;

public class ApiKeyIdTests
{
    [Fact]
    public void ProductionKeyHasNoFindings()
    {
        Assert.Empty(ApiKeyId.Inspect(SampleKeys.ApiKey));
        Assert.Equal(SampleKeys.ApiKey, ApiKeyId.Parse(SampleKeys.ApiKey).Reveal());
        Assert.True(ApiKeyId.TryParse(SampleKeys.ApiKey, out ApiKeyId id));
        Assert.Equal(SampleKeys.ApiKey, id.Reveal());
    }

    [Fact]
    public void ShowsOnlyMaskAndFingerprint()
    {
        var id = ApiKeyId.Parse(SampleKeys.ApiKey);

        Assert.Equal("vmPU…Eh8A", id.Masked);
        Assert.Equal("vmPU…Eh8A", id.ToString());
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(SampleKeys.ApiKey)));
        Assert.Equal(hash[..12].ToLowerInvariant(), id.Fingerprint);
        Assert.DoesNotContain(typeof(ApiKeyId).GetProperties(), property => property.GetValue(id) as string == SampleKeys.ApiKey);
    }

    [Fact]
    public void DefaultHoldsNothing()
    {
        ApiKeyId none = default;

        Assert.Equal(string.Empty, none.Masked);
        Assert.Equal(string.Empty, none.Fingerprint);
        Assert.Throws<InvalidOperationException>(() => none.Reveal());
        Assert.Equal(none, default);
        Assert.Equal(0, none.GetHashCode());
    }

    [Fact]
    public void EqualityIsCaseSensitive()
    {
        var id = ApiKeyId.Parse(SampleKeys.ApiKey);
        var same = ApiKeyId.Parse(new string(SampleKeys.ApiKey.AsSpan()));
        var other = ApiKeyId.Parse(SampleKeys.ApiKey.ToUpperInvariant());

        Assert.True(id == same && id.Equals((object)same) && id.GetHashCode() == same.GetHashCode());
        Assert.True(id != other);
        Assert.False(id.Equals("text"));
    }

    [Theory]
    [InlineData(null, ApiKeyFindingKind.Empty)]
    [InlineData("", ApiKeyFindingKind.Empty)]
    [InlineData(" \r\n", ApiKeyFindingKind.Empty)]
    [InlineData(" " + SampleKeys.ApiKey, ApiKeyFindingKind.Whitespace)]
    [InlineData(SampleKeys.ApiKey + "\n", ApiKeyFindingKind.Whitespace)]
    [InlineData(SampleKeys.ApiKey + "\r\n", ApiKeyFindingKind.Whitespace)]
    [InlineData(SampleKeys.ApiKey + "\u00A0", ApiKeyFindingKind.Whitespace)]
    [InlineData("vmPUZE6mv9SD5VNH k4HlWFsOr6aKE2zv", ApiKeyFindingKind.Whitespace)]
    [InlineData("\"" + SampleKeys.ApiKey + "\"", ApiKeyFindingKind.Quotes)]
    [InlineData("'" + SampleKeys.ApiKey + "'", ApiKeyFindingKind.Quotes)]
    [InlineData("\u201C" + SampleKeys.ApiKey + "\u201D", ApiKeyFindingKind.Quotes)]
    [InlineData("\uFEFF" + SampleKeys.ApiKey, ApiKeyFindingKind.ByteOrderMark)]
    [InlineData("\u00EF\u00BB\u00BF" + SampleKeys.ApiKey, ApiKeyFindingKind.ByteOrderMark)]
    [InlineData(SampleKeys.ApiKey + "\uFEFF", ApiKeyFindingKind.ZeroWidth)]
    [InlineData("vmPUZE6mv9SD5VNH\u200Bk4HlWFsOr6aKE2zv", ApiKeyFindingKind.ZeroWidth)]
    [InlineData("vmPUZE6mv9SD5VNH\u00ADk4HlWFsOr6aKE2zv", ApiKeyFindingKind.ZeroWidth)]
    [InlineData("$env:BINANCE_API_KEY", ApiKeyFindingKind.Placeholder)]
    [InlineData("${BINANCE_API_KEY}", ApiKeyFindingKind.Placeholder)]
    [InlineData("%BINANCE_API_KEY%", ApiKeyFindingKind.Placeholder)]
    [InlineData("{{ binance_api_key }}", ApiKeyFindingKind.Placeholder)]
    [InlineData("#{BinanceApiKey}#", ApiKeyFindingKind.Placeholder)]
    [InlineData("__API_KEY__", ApiKeyFindingKind.Placeholder)]
    [InlineData("<your api key>", ApiKeyFindingKind.Placeholder)]
    [InlineData("[API key]", ApiKeyFindingKind.Placeholder)]
    [InlineData("YOUR_API_KEY", ApiKeyFindingKind.Placeholder)]
    [InlineData("\"your-api-key-here\"", ApiKeyFindingKind.Placeholder)]
    [InlineData("YourBinanceApiKeyGoesInThisPlace", ApiKeyFindingKind.Placeholder)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", ApiKeyFindingKind.Placeholder)]
    [InlineData("****************", ApiKeyFindingKind.Placeholder)]
    [InlineData("null", ApiKeyFindingKind.Placeholder)]
    [InlineData("System.Security.SecureString", ApiKeyFindingKind.Placeholder)]
    [InlineData(SampleKeys.Ed25519, ApiKeyFindingKind.PrivateKeyPem)]
    [InlineData("-----BEGIN PUBLIC KEY-----", ApiKeyFindingKind.PrivateKeyPem)]
    [InlineData(SampleKeys.Ed25519Body, ApiKeyFindingKind.PrivateKeyPem)]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFn user@host", ApiKeyFindingKind.PrivateKeyPem)]
    [InlineData("vmPUZE6mv9SD5VNH+k4HlWFsOr6aKE2zv", ApiKeyFindingKind.InvalidCharacter)]
    [InlineData("vmPUZE6mv9SD5VNHаk4HlWFsOr6aKE2zv", ApiKeyFindingKind.InvalidCharacter)]
    [InlineData("vmPUZE6mv9SD5VN", ApiKeyFindingKind.UnusualLength)]
    public void RefusesWhatBreaksAKey(string? text, ApiKeyFindingKind expected)
    {
        IReadOnlyList<ApiKeyFinding> findings = ApiKeyId.Inspect(text);

        ApiKeyFinding finding = Assert.Single(findings);
        Assert.Equal(expected, finding.Kind);
        Assert.True(finding.Blocks);
        Assert.False(ApiKeyId.TryParse(text, out ApiKeyId id));
        Assert.Equal(default, id);
        ApiKeyFormatException refusal = Assert.Throws<ApiKeyFormatException>(() => ApiKeyId.Parse(text));
        Assert.Equal("ApiKeyFormat", refusal.ErrorId);
        Assert.Equal(finding.Message, refusal.Message);
        Assert.Equal(findings, refusal.Findings);
        Disclosure.AssertNone(SampleKeys.ApiKey, refusal.ToString(), finding.ToString());
        Disclosure.AssertNone(SampleKeys.Ed25519Body, refusal.ToString(), finding.ToString());
    }

    [Fact]
    public void ReportsEveryDefectAtOnce()
    {
        IReadOnlyList<ApiKeyFinding> findings = ApiKeyId.Inspect("\uFEFF\"vmPUZE6mv9SD\u200B5VNHk4HlWFsOr6aKE2zv+\"\n");

        Assert.Equal(
            [
                ApiKeyFindingKind.ByteOrderMark, ApiKeyFindingKind.ZeroWidth, ApiKeyFindingKind.Quotes,
                ApiKeyFindingKind.Whitespace, ApiKeyFindingKind.InvalidCharacter,
            ],
            findings.Select(finding => finding.Kind));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(62, false)]
    [InlineData(128, false)]
    [InlineData(129, true)]
    public void UnusualLengthWarnsWithinLimits(int length, bool blocks)
    {
        string text = string.Concat(Enumerable.Repeat("vmPUZE6mv9", 13))[..length];

        ApiKeyFinding finding = Assert.Single(ApiKeyId.Inspect(text));

        Assert.Equal(ApiKeyFindingKind.UnusualLength, finding.Kind);
        Assert.Equal(blocks, finding.Blocks);
        Assert.Equal(!blocks, ApiKeyId.TryParse(text, out ApiKeyId id));
        Assert.Equal(blocks ? string.Empty : id.Fingerprint, id.Fingerprint);
    }

    [Fact]
    public void LowercaseHexIsTakenForAFuturesTestnetKey()
    {
        ApiKeyFinding finding = Assert.Single(ApiKeyId.Inspect(SampleKeys.FuturesApiKey));

        Assert.Equal(ApiKeyFindingKind.FuturesTestnetHex, finding.Kind);
        Assert.False(finding.Blocks);
        Assert.Equal(SampleKeys.FuturesApiKey, ApiKeyId.Parse(SampleKeys.FuturesApiKey).Reveal());
    }

    [Fact]
    public void SandboxKeysAreAccepted()
    {
        string sandboxKey = "SANDBOX" + SampleKeys.ApiKey[7..];

        Assert.Empty(ApiKeyId.Inspect(sandboxKey));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "…")]
    [InlineData("abcdefghijklmnopqrstuvw", "…")]
    [InlineData("abcdefghijklmnopqrstuvwx", "abcd…uvwx")]
    [InlineData("ab\ndefghijklmnopqrstuvwxyz", "…")]
    [InlineData("abcdefghijklmnopqrstuvwx\uD83D\uDE00", "…")]
    public void MasksShortAndOddTextsWhole(string text, string expected) => Assert.Equal(expected, ApiKeyId.Mask(text));

    [Fact]
    public void MaskNeverShowsMoreThanFourCharactersAtEachEnd()
    {
        Prop.ForAll(
                Samples.AnyText,
                text =>
                {
                    string mask = ApiKeyId.Mask(text);
                    bool isPartlyShown = mask.Length == 9
                        && text.Length >= 24
                        && mask[..4] == text[..4]
                        && mask[4] == '…'
                        && mask[5..] == text[^4..];
                    return mask == "…" || isPartlyShown || (mask.Length == 0 && text.Length == 0);
                })
            .Check(Samples.Config(500));
    }

    [Fact]
    public void KeysAreMaskedTheSameWay()
    {
        Prop.ForAll(
                Samples.Alphanumeric(24, 128),
                text => !ApiKeyId.TryParse(text, out ApiKeyId id)
                    || (id.ToString() == $"{text[..4]}…{text[^4..]}" && id.Fingerprint.Length == 12))
            .Check(Samples.Config(300));
    }
}
