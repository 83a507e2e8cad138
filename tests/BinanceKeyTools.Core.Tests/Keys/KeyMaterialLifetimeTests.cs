using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Tests.Keys;

public class KeyMaterialLifetimeTests
{
    private static readonly byte[] Payload = "timestamp=1578963600000"u8.ToArray();

    public static TheoryData<string> AllKinds { get; } = new(SampleKeys.SpotSecret, SampleKeys.Ed25519, SampleKeys.Rsa2048);

    [Fact]
    public void BufferIsPinnedAndZeroedOnDispose()
    {
        var buffer = new SecretBuffer(40);
        buffer.Span.Fill(0xA5);
        buffer.Shorten(32);

        Assert.Equal(32, buffer.Length);
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(buffer.Array));
        Assert.All(buffer.Array[32..], value => Assert.Equal(0, value));
        buffer.Dispose();
        Assert.All(buffer.Array, value => Assert.Equal(0, value));
    }

    [Fact]
    public void HmacSecretIsZeroedWhenTheLastOwnerIsDisposed()
    {
        SecretBuffer buffer = Filled("NhqPtmdS"u8);
        var material = new KeyMaterial(new HmacSecret(buffer));
        IRequestSigner signer = material.CreateSigner();

        material.Dispose();
        Assert.True(buffer.Span.SequenceEqual("NhqPtmdS"u8));
        signer.Dispose();

        Assert.All(buffer.Array, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Ed25519SeedIsZeroedWhenTheLastOwnerIsDisposed()
    {
        SecretBuffer buffer = Filled(DerSamples.Ed25519Seed);
        var material = new KeyMaterial(new Ed25519PrivateKey(buffer));
        IRequestSigner first = material.CreateSigner();
        IRequestSigner second = material.CreateSigner();

        first.Dispose();
        second.Dispose();
        Assert.True(buffer.Span.SequenceEqual(DerSamples.Ed25519Seed));
        material.Dispose();

        Assert.All(buffer.Array, value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void MaterialIsUnusableAfterDispose(string text)
    {
        var material = KeyMaterial.Parse(text);
        string description = material.ToString();
        material.Dispose();
        material.Dispose();

        Assert.Throws<ObjectDisposedException>(() => material.CreateSigner());
        Assert.Throws<ObjectDisposedException>(() => material.PublicKeyPem);
        Assert.Equal(description, material.ToString());
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void SignerOutlivesTheMaterialAndIsUnusableAfterItsOwnDispose(string text)
    {
        byte[] before = new byte[1024];
        byte[] after = new byte[1024];
        var material = KeyMaterial.Parse(text);
        IRequestSigner signer = material.CreateSigner();
        int length = signer.Sign(Payload, before);

        material.Dispose();
        Assert.Equal(length, signer.Sign(Payload, after));
        Assert.Equal(before, after);
        signer.Dispose();
        signer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => signer.Sign(Payload, after));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void SignersAreIndependentOfEachOther(string text)
    {
        using var material = KeyMaterial.Parse(text);
        IRequestSigner first = material.CreateSigner();
        using IRequestSigner second = material.CreateSigner();

        first.Dispose();
        first.Dispose();

        Assert.NotEqual(0, second.Sign(Payload, new byte[1024]));
        Assert.Equal(material.Algorithm, second.Algorithm);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task DisposingWhileSigningYieldsRightSignaturesOrAnError(string text)
    {
        using var reference = KeyMaterial.Parse(text);
        using IRequestSigner referenceSigner = reference.CreateSigner();
        byte[] expected = new byte[1024];
        referenceSigner.Sign(Payload, expected);

        for (int round = 0; round < 20; round++)
        {
            var material = KeyMaterial.Parse(text);
            IRequestSigner signer = material.CreateSigner();
            using var started = new ManualResetEventSlim();
            Task signing = Task.Run(() =>
            {
                byte[] actual = new byte[1024];
                try
                {
                    while (true)
                    {
                        signer.Sign(Payload, actual);
                        started.Set();
                        Assert.Equal(expected, actual);
                    }
                }
                catch (ObjectDisposedException)
                {
                    Assert.Equal(expected, actual);
                }
            });
            started.Wait();
            material.Dispose();
            signer.Dispose();
            await signing;
        }
    }

    private static SecretBuffer Filled(ReadOnlySpan<byte> content)
    {
        var buffer = new SecretBuffer(content.Length);
        content.CopyTo(buffer.Span);
        return buffer;
    }
}
