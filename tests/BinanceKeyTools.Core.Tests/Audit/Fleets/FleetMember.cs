using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>A key of a simulated fleet: what is recorded about it, and what the exchange would answer.</summary>
internal sealed record FleetMember(int Number, KeyPermission Permission)
{
    public string? Vault { get; init; } = "Team";

    public string? Purpose { get; init; }

    public string? Owner { get; init; }

    public bool IsRestricted { get; init; }

    public int AgeDays { get; init; }

    /// <summary>Keys with the same number of a secret share it.</summary>
    public int SecretNumber { get; init; }

    public int Whitelisted { get; init; }

    /// <summary>Whether the vault could not be read when it came to this key.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether the exchange has no such key.</summary>
    public bool IsDeleted { get; init; }

    public string Name => $"key{Number}";

    public string ApiKey => TextOf($"api key {Number}");

    public BinanceCredential CreateCredential() => new(ApiKeyId.Parse(ApiKey), KeyMaterial.FromSecret(TextOf($"secret {SecretNumber}")));

    public KeyRecord Describe() => new()
    {
        Name = Name,
        Vault = Vault,
        Environment = BinanceEnvironment.Live,
        Algorithm = KeyAlgorithm.Hmac,
        ApiKey = ApiKeyId.Mask(ApiKey),
        Fingerprint = ApiKeyId.Parse(ApiKey).Fingerprint,
        Purpose = Purpose,
        Owner = Owner,
    };

    private static string TextOf(string seed) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(seed)));
}
