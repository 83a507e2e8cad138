using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

public class KeyMaterialSecretTests
{
    [Theory]
    [InlineData(SampleKeys.SpotSecret)]
    [InlineData(SampleKeys.FuturesSecret)]
    [InlineData("abc123")]
    [InlineData("MIIshort")]
    public void AcceptsLettersAndDigitsOfAnyLength(string text)
    {
        using var material = KeyMaterial.Parse(text);

        Assert.Equal(KeyAlgorithm.Hmac, material.Algorithm);
        Assert.Equal(0, material.KeySize);
        Assert.Null(material.PublicKeyPem);
        Assert.Equal("HMAC secret", material.ToString());
    }

    [Theory]
    [InlineData("", KeyMaterialError.Empty, "SecretEmpty")]
    [InlineData("  \n", KeyMaterialError.Empty, "SecretEmpty")]
    [InlineData(SampleKeys.SpotSecret + "\n", KeyMaterialError.Whitespace, "SecretWhitespace")]
    [InlineData(" " + SampleKeys.SpotSecret, KeyMaterialError.Whitespace, "SecretWhitespace")]
    [InlineData("\"" + SampleKeys.SpotSecret + "\"", KeyMaterialError.Quotes, "SecretQuotes")]
    [InlineData("\uFEFF" + SampleKeys.SpotSecret, KeyMaterialError.ByteOrderMark, "SecretByteOrderMark")]
    [InlineData("\u200B" + SampleKeys.SpotSecret, KeyMaterialError.ZeroWidth, "SecretZeroWidth")]
    [InlineData("${BINANCE_SECRET}", KeyMaterialError.Placeholder, "SecretPlaceholder")]
    [InlineData("YOUR_SECRET_KEY", KeyMaterialError.Placeholder, "SecretPlaceholder")]
    [InlineData("System.Security.SecureString", KeyMaterialError.Placeholder, "SecretPlaceholder")]
    [InlineData(SampleKeys.SpotSecret + "+", KeyMaterialError.InvalidCharacter, "SecretInvalidCharacter")]
    [InlineData("Nhqé" + SampleKeys.SpotSecret, KeyMaterialError.InvalidCharacter, "SecretInvalidCharacter")]
    public void RefusesWhatIsNoSecret(string text, KeyMaterialError error, string errorId)
    {
        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.Parse(text));

        Assert.Equal(error, refusal.Error);
        Assert.Equal(errorId, refusal.ErrorId);
        Assert.NotEmpty(refusal.Message);
        Assert.NotEmpty(refusal.Remedy);
        Disclosure.AssertNone(SampleKeys.SpotSecret, refusal.ToString(), refusal.Remedy);
    }

    [Fact]
    public void DefectsAreLocated()
    {
        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.FromSecret("abc def"));

        Assert.Contains("position 4", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PemIsNoSecret()
    {
        KeyMaterialException refusal = Assert.Throws<KeyMaterialException>(() => KeyMaterial.FromSecret(SampleKeys.Ed25519));

        Assert.Equal(KeyMaterialError.InvalidCharacter, refusal.Error);
        Assert.Contains("PEM", refusal.Message, StringComparison.Ordinal);
        Disclosure.AssertNone(SampleKeys.Ed25519Body, refusal.ToString(), refusal.Remedy);
    }

    [Fact]
    public void EveryErrorHasAnIdOfItsOwn()
    {
        string[] ids = Enum.GetValues<KeyMaterialError>()
            .Select(error => new KeyMaterialException(error, "message", "remedy").ErrorId)
            .ToArray();

        Assert.Equal(
            [
                "SecretEmpty", "SecretWhitespace", "SecretQuotes", "SecretByteOrderMark", "SecretZeroWidth", "SecretPlaceholder",
                "SecretInvalidCharacter", "PublicKeyGiven", "CertificateGiven", "OpenSshKeyGiven", "EllipticCurveKeyGiven",
                "KeyTypeUnsupported", "RsaKeyTooSmall", "RsaKeyTooLarge", "PemEncrypted", "PemPassphraseWrong",
                "PemEncryptionUnsupported", "PemMalformed",
            ],
            ids);
    }
}
