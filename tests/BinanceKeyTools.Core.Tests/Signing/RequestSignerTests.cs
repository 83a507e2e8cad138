using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;

namespace BinanceKeyTools.Tests.Signing;

public class RequestSignerTests
{
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("timestamp=1578963600000");

    public static TheoryData<string, KeyAlgorithm, int> Signers { get; } = new()
    {
        { SampleKeys.SpotSecret, KeyAlgorithm.Hmac, 64 },
        { SampleKeys.Ed25519, KeyAlgorithm.Ed25519, 88 },
        { SampleKeys.Rsa2048, KeyAlgorithm.Rsa, 344 },
        { SampleKeys.Rsa4096, KeyAlgorithm.Rsa, 684 },
    };

    [Theory]
    [MemberData(nameof(Signers))]
    public void NeedsExactlyTheLengthItStates(string key, KeyAlgorithm algorithm, int length)
    {
        using var material = KeyMaterial.Parse(key);
        using IRequestSigner signer = material.CreateSigner();

        Assert.Equal(algorithm, signer.Algorithm);
        Assert.Equal(length, signer.MaxSignatureLength);
        Assert.Equal(length, signer.Sign(Payload, new byte[length]));
        Assert.Throws<ArgumentException>(() => signer.Sign(Payload, new byte[length - 1]));
    }

    [Theory]
    [MemberData(nameof(Signers))]
    public void WritesNothingBehindTheSignature(string key, KeyAlgorithm algorithm, int length)
    {
        using var material = KeyMaterial.Parse(key);
        using IRequestSigner signer = material.CreateSigner();
        byte[] destination = new byte[length + 16];

        Assert.Equal(length, signer.Sign(Payload, destination));

        Assert.Equal(algorithm, material.Algorithm);
        Assert.All(destination[length..], value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Signers))]
    public void SignsAnEmptyPayload(string key, KeyAlgorithm algorithm, int length)
    {
        using var material = KeyMaterial.Parse(key);
        using IRequestSigner signer = material.CreateSigner();

        Assert.Equal(algorithm, signer.Algorithm);
        Assert.Equal(length, signer.Sign([], new byte[length]));
    }

    [Fact]
    public void HmacAllocatesNothing()
    {
        using var material = KeyMaterial.FromSecret(SampleKeys.SpotSecret);
        using IRequestSigner signer = material.CreateSigner();
        byte[] destination = new byte[signer.MaxSignatureLength];
        for (int i = 0; i < 100; i++)
        {
            signer.Sign(Payload, destination);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            signer.Sign(Payload, destination);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Signers))]
    public void OneSignerServesManyThreads(string key, KeyAlgorithm algorithm, int length)
    {
        using var material = KeyMaterial.Parse(key);
        using IRequestSigner signer = material.CreateSigner();
        string[] expected = Enumerable.Range(0, 8).Select(i => Sign(signer, $"timestamp={i}")).ToArray();

        Parallel.For(0, 160, i => Assert.Equal(expected[i % 8], Sign(signer, $"timestamp={i % 8}")));

        Assert.Equal(algorithm, signer.Algorithm);
        Assert.All(expected, signature => Assert.Equal(length, signature.Length));
    }

    private static string Sign(IRequestSigner signer, string payload)
    {
        byte[] signature = new byte[signer.MaxSignatureLength];
        return Encoding.ASCII.GetString(signature, 0, signer.Sign(Encoding.ASCII.GetBytes(payload), signature));
    }
}
