using BinanceKeyTools.Diagnosis.Requests;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Requests;

public sealed class SignerSelfTestTests
{
    [Theory]
    [InlineData(KeyAlgorithm.Hmac)]
    [InlineData(KeyAlgorithm.Rsa)]
    [InlineData(KeyAlgorithm.Ed25519)]
    public void The_module_signs_the_published_samples_rightly(KeyAlgorithm algorithm) => Assert.True(SignerSelfTest.Passes(algorithm));

    [Fact]
    public void An_algorithm_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignerSelfTest.Passes((KeyAlgorithm)99));
}
