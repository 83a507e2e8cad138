using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox;

/// <summary>
/// A key of the fleet, for whoever wants to use it against the sandbox. The credentials are methods, so that no table, serialiser
/// or debugger view shows them.
/// </summary>
public sealed class SandboxKey
{
    private const int ShownCharacters = 4;
    private const int FingerprintLength = 12;
    private readonly KeyDefinition _definition;

    internal SandboxKey(KeyDefinition definition, Uri baseAddress)
    {
        _definition = definition;
        BaseAddress = baseAddress;
    }

    /// <summary>The name, unique within the fleet.</summary>
    public string Name => _definition.Name;

    /// <summary>The first and last four characters of the API key.</summary>
    public string ApiKeyMasked => Mask(_definition.Credential.RevealApiKey());

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key.</summary>
    public string Fingerprint => FingerprintOf(_definition.Credential.RevealApiKey());

    /// <summary>The signature algorithm.</summary>
    public KeyAlgorithm Algorithm => _definition.Credential.Algorithm;

    /// <summary>The environment that the key belongs to; every other one does not know it.</summary>
    public BinanceEnvironment Environment => _definition.Environment;

    /// <summary>The name of the account that owns the key.</summary>
    public string Account => _definition.Account;

    /// <summary>What is special about the key, in one sentence.</summary>
    public string Story => _definition.Story;

    /// <summary>
    /// What the key is for: <c>ReadOnly</c>, <c>TaxReporting</c>, <c>SpotTrading</c>, <c>MarginTrading</c>, <c>FuturesTrading</c> or
    /// <c>Treasury</c>.
    /// </summary>
    public string Purpose => _definition.Purpose;

    /// <summary>When the key was made.</summary>
    public DateTimeOffset CreatedAt => _definition.CreateTime;

    /// <summary>True when the sandbox made the credential itself.</summary>
    public bool IsGenerated => _definition.Credential.IsGenerated;

    /// <summary>The server's address.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The full API key.</summary>
    public string RevealApiKey() => _definition.Credential.RevealApiKey();

    /// <summary>The HMAC secret or the PKCS#8 PEM of the private key; null when the fleet gave only a public key.</summary>
    public string? RevealSecret() => _definition.Credential.RevealSecret();

    /// <summary>Name, algorithm and masked key.</summary>
    public override string ToString() => $"{Name} ({Algorithm}, {ApiKeyMasked})";

    internal static string Mask(string apiKey) =>
        apiKey.Length < 4 * ShownCharacters ? "…" : $"{apiKey[..ShownCharacters]}…{apiKey[^ShownCharacters..]}";

    internal static string FingerprintOf(string apiKey) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)))[..FingerprintLength].ToLowerInvariant();
}
