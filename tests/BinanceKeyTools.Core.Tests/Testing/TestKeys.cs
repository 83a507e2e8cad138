using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>Credentials for tests; the pair is the one of the exchange's public signing examples.</summary>
internal static class TestKeys
{
    public const string ApiKey = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    public const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    public static BinanceCredential Hmac(string apiKey = ApiKey) => new(ApiKeyId.Parse(apiKey), KeyMaterial.FromSecret(Secret));

    public static BinanceCredential Rsa()
    {
        using var rsa = RSA.Create(2048);
        return new(ApiKeyId.Parse(ApiKey), KeyMaterial.FromPem(rsa.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>The signature by the runtime alone, without the product's signer.</summary>
    public static string Sign(string payload) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.Latin1.GetBytes(payload))).ToLowerInvariant();

    public static KeyRecord Record(BinanceEnvironment environment = BinanceEnvironment.Live) => new()
    {
        Name = "bot",
        Vault = "Team",
        Environment = environment,
        Algorithm = KeyAlgorithm.Hmac,
        ApiKey = ApiKeyId.Mask(ApiKey),
    };
}
