using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;

namespace BinanceKeyTools.Tests.Signing;

public class SignatureVectorTests
{
    public static TheoryData<string> RightNames { get; } = new(SignatureVector.Right.Select(vector => vector.Name));

    public static TheoryData<string> WrongNames { get; } = new(SignatureVector.Wrong.Select(vector => vector.Name));

    [Theory]
    [MemberData(nameof(RightNames))]
    public void SignerReproducesTheSignature(string name)
    {
        SignatureVector vector = SignatureVector.Right.Single(candidate => candidate.Name == name);

        Assert.Equal(vector.Signature, Sign(vector.Key, vector.Query + vector.Body));
    }

    [Theory]
    [MemberData(nameof(RightNames))]
    public void PayloadFromParametersReproducesTheSignature(string name)
    {
        SignatureVector vector = SignatureVector.Right.Single(candidate => candidate.Name == name);
        using SignedPayload payload = CreatePayload(vector);

        Assert.Equal(vector.Query + vector.Body, Text(payload.Payload));
        Assert.Equal(vector.Signature, payload.Signature);
        string parameter = "&signature=" + Uri.EscapeDataString(vector.Signature);
        bool hasBody = vector.Body.Length > 0;
        Assert.Equal(hasBody ? vector.Query : vector.Query + parameter, Text(payload.Query));
        Assert.Equal(hasBody ? vector.Body + parameter : string.Empty, Text(payload.Body));
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void WrongSignatureDoesNotComeOut(string name)
    {
        SignatureVector vector = SignatureVector.Wrong.Single(candidate => candidate.Name == name);
        using SignedPayload payload = CreatePayload(vector);

        Assert.Equal(vector.Query + vector.Body, Text(payload.Payload));
        Assert.DoesNotContain(vector.Signature, payload.Signature, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The wrong ones are right for what they were really computed over: so the key is right, and the difference is in the payload.
    /// </summary>
    [Theory]
    [InlineData(SampleKeys.SpotSecret, "symbol=１２３４５６&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559", "ca2cdfbf21d2e2958de492c7f2dd1f059dd2ed4d4459d26a5ec7928db50c8d4f")]
    [InlineData(SampleKeys.SpotSecret, "symbol=%ef%bc%91%ef%bc%92%ef%bc%93%ef%bc%94%ef%bc%95%ef%bc%96&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559", "a6437db89051521c0310ac04ab760d68da896c146d72eed37dbe7ec5ed3cd114")]
    [InlineData(SampleKeys.SpotSecret, "email=user@example.com&timestamp=1578963600000", "abe9b2c7c57a3b6d8014b77fa1187d49bc1152635b2cb42066d328c180124dfd")]
    [InlineData(SampleKeys.FuturesSecret, "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=9000&recvWindow=5000&timestamp= 1591702613943", "f9d0ae5e")]
    [InlineData(SampleKeys.FuturesSecret, "symbol=BTCUSD_200925&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=9000&recvWindow=5000&timestamp= 1591702613943", "f3129e7c")]
    [InlineData(SampleKeys.OptionsSecret, "symbol=BTC-210129-40000-C&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=2000&recvWindow=5000&timestamp=1611825601400", "7c120459")]
    public void WrongSignatureIsOfAnotherPayload(string key, string payload, string signature) =>
        Assert.StartsWith(signature, Sign(key, payload), StringComparison.Ordinal);

    /// <summary>E1: a FIX logon, which is no query string.</summary>
    [Fact]
    public void FixLogonReproducesTheSignature() => Assert.Equal(
        "4MHXelVVcpkdwuLbl6n73HQUXUf1dse2PCgT1DYqW9w8AVZ1RACFGM+5UdlGPrQHrgtS3CvsRURC1oj73j8gCA==",
        Sign(SampleKeys.Ed25519, "A\u0001EXAMPLE\u0001SPOT\u00011\u000120240627-11:17:25.223"));

    /// <summary>rest-api.md prints Ed25519 signatures of 256 bytes and hashes the payload first; neither is Ed25519.</summary>
    [Fact]
    public void Ed25519SignaturesHave64BytesOverTheRawPayload()
    {
        const string payload = "timestamp=1578963600000";
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(payload));

        string signature = Sign(SampleKeys.Ed25519, payload);

        Assert.Equal(64, Convert.FromBase64String(signature).Length);
        Assert.NotEqual(Sign(SampleKeys.Ed25519, hash), signature);
        byte[] bytes = Convert.FromBase64String(signature);
        Assert.True(Ed25519Verifier.Verify(DerSamples.Ed25519PublicKey, Encoding.ASCII.GetBytes(payload), bytes));
        Assert.False(Ed25519Verifier.Verify(DerSamples.Ed25519PublicKey, hash, bytes));
    }

    private static SignedPayload CreatePayload(SignatureVector vector)
    {
        using var material = KeyMaterial.Parse(vector.Key);
        using IRequestSigner signer = material.CreateSigner();
        return SignedPayload.Create(Parameters(vector.Query), Parameters(vector.Body), signer);
    }

    private static RequestParameters Parameters(string text)
    {
        var parameters = new RequestParameters(allowReserved: true);
        foreach ((string name, string value) in PercentEncoding.Parse(text))
        {
            parameters.Add(name, value);
        }

        return parameters;
    }

    private static string Sign(string key, string payload) => Sign(key, Encoding.UTF8.GetBytes(payload));

    private static string Sign(string key, byte[] payload)
    {
        using var material = KeyMaterial.Parse(key);
        using IRequestSigner signer = material.CreateSigner();
        byte[] signature = new byte[signer.MaxSignatureLength];
        return Encoding.ASCII.GetString(signature, 0, signer.Sign(payload, signature));
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.ASCII.GetString(bytes.Span);
}
