using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BouncyEd25519 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace BinanceKeyTools.Benchmarks.Signing;

/// <summary>
/// For each algorithm: the bare primitive, which only fills a buffer with the binary signature; our signer, which also writes
/// its text form and guards the key against disposal; and the whole step from parameters to the bytes on the wire.
/// </summary>
public class SigningBenchmarks
{
    private const string HmacCategory = "HMAC-SHA256";
    private const string RsaCategory = "RSA-2048";
    private const string Ed25519Category = "Ed25519";

    private static readonly RequestParameters Order = new RequestParameters(allowReserved: true)
        .Add("symbol", "BTCUSDT")
        .Add("side", "BUY")
        .Add("type", "LIMIT")
        .Add("timeInForce", "GTC")
        .Add("quantity", 0.00125m)
        .Add("price", 64250.50m)
        .Add("newClientOrderId", "grid-bot-000001")
        .Add("recvWindow", 5000)
        .Add("timestamp", 1_700_000_000_000);

    private readonly byte[] _hash = new byte[HMACSHA256.HashSizeInBytes];
    private readonly byte[] _rsaSignature = new byte[256];
    private readonly byte[] _ed25519Signature = new byte[BouncyEd25519.SignatureSize];
    private readonly byte[] _ed25519PublicKey = new byte[BouncyEd25519.PublicKeySize];
    private readonly byte[] _text = new byte[1024];
    private byte[] _payload = [];
    private byte[] _hmacSecret = [];
    private byte[] _ed25519Seed = [];
    private RSA _rsa = null!;
    private IRequestSigner _hmacSigner = null!;
    private IRequestSigner _rsaSigner = null!;
    private IRequestSigner _ed25519Signer = null!;

    [GlobalSetup]
    public void MakeKeys()
    {
        using (var payload = SignedPayload.Create(Order, RequestParameters.Empty, signer: null))
        {
            _payload = payload.Payload.ToArray();
        }

        var secret = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 64);
        _hmacSecret = Encoding.ASCII.GetBytes(secret);
        _hmacSigner = SignerOf(KeyMaterial.FromSecret(secret));

        _rsa = RSA.Create(2048);
        _rsaSigner = SignerOf(KeyMaterial.FromPem(_rsa.ExportPkcs8PrivateKeyPem()));

        _ed25519Seed = RandomNumberGenerator.GetBytes(BouncyEd25519.SecretKeySize);
        BouncyEd25519.GeneratePublicKey(_ed25519Seed, 0, _ed25519PublicKey, 0);
        _ed25519Signer = SignerOf(KeyMaterial.FromPem(Ed25519Pem(_ed25519Seed)));
    }

    [GlobalCleanup]
    public void DisposeKeys()
    {
        _hmacSigner.Dispose();
        _rsaSigner.Dispose();
        _ed25519Signer.Dispose();
        _rsa.Dispose();
    }

    [Benchmark(Baseline = true, Description = "primitive"), BenchmarkCategory(HmacCategory)]
    public int HmacPrimitive() => HMACSHA256.HashData(_hmacSecret, _payload, _hash);

    [Benchmark(Description = "signer"), BenchmarkCategory(HmacCategory)]
    public int HmacSigner() => _hmacSigner.Sign(_payload, _text);

    [Benchmark(Description = "payload"), BenchmarkCategory(HmacCategory)]
    public int HmacPayload() => CreatePayload(_hmacSigner);

    [Benchmark(Baseline = true, Description = "primitive"), BenchmarkCategory(RsaCategory)]
    public int RsaPrimitive() => _rsa.SignData(_payload, _rsaSignature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [Benchmark(Description = "signer"), BenchmarkCategory(RsaCategory)]
    public int RsaSigner() => _rsaSigner.Sign(_payload, _text);

    [Benchmark(Description = "payload"), BenchmarkCategory(RsaCategory)]
    public int RsaPayload() => CreatePayload(_rsaSigner);

    [Benchmark(Baseline = true, Description = "primitive"), BenchmarkCategory(Ed25519Category)]
    public void Ed25519Primitive() =>
        BouncyEd25519.Sign(_ed25519Seed, 0, _ed25519PublicKey, 0, _payload, 0, _payload.Length, _ed25519Signature, 0);

    [Benchmark(Description = "signer"), BenchmarkCategory(Ed25519Category)]
    public int Ed25519Signer() => _ed25519Signer.Sign(_payload, _text);

    [Benchmark(Description = "payload"), BenchmarkCategory(Ed25519Category)]
    public int Ed25519Payload() => CreatePayload(_ed25519Signer);

    private static int CreatePayload(IRequestSigner signer)
    {
        using var payload = SignedPayload.Create(Order, RequestParameters.Empty, signer);
        return payload.Query.Length;
    }

    private static IRequestSigner SignerOf(KeyMaterial material)
    {
        using (material)
        {
            return material.CreateSigner();
        }
    }

    /// <summary>PKCS#8 (RFC 8410) is a fixed prefix before the seed.</summary>
    private static string Ed25519Pem(byte[] seed) =>
        PemEncoding.WriteString("PRIVATE KEY", [.. Convert.FromHexString("302E020100300506032B657004220420"), .. seed]);
}
