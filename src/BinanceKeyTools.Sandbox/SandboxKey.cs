using System.Diagnostics.CodeAnalysis;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox;

/// <summary>
/// A key of the fleet, for whoever wants to use it against the sandbox. The credentials are methods, so that no table, serialiser
/// or debugger view shows them.
/// </summary>
public sealed class SandboxKey : KeyRecord
{
    private readonly KeyDefinition _definition;

    [SetsRequiredMembers]
    internal SandboxKey(KeyDefinition definition, Uri baseAddress, DateTimeOffset now)
    {
        _definition = definition;
        var apiKey = definition.Credential.RevealApiKey();
        Name = definition.Name;
        Environment = BinanceEnvironment.Sandbox;
        BaseUri = baseAddress;
        Algorithm = definition.Credential.Algorithm;
        RecordedAlgorithm = Algorithm;
        ApiKey = ApiKeyId.Mask(apiKey);
        Fingerprint = FingerprintOf(apiKey);
        Purpose = definition.Purpose;
        Label = definition.Label;
        Owner = definition.Owner;
        AllowedIP = [.. definition.IpList.Select(address => address.ToString())];
        Account = definition.Account;
        CreatedAt = definition.CreateTime;
        Age = ElapsedTime.Since(definition.CreateTime, now);
    }

    /// <summary>The environment whose key this one plays; the hosts of every other one do not know it.</summary>
    public BinanceEnvironment HomeEnvironment => _definition.Environment;

    /// <summary>What is special about the key, in one sentence.</summary>
    public string Story => _definition.Story;

    /// <summary>True when the sandbox made the credential itself.</summary>
    public bool IsGenerated => _definition.Credential.IsGenerated;

    /// <summary>The full API key.</summary>
    public string RevealApiKey() => _definition.Credential.RevealApiKey();

    /// <summary>The HMAC secret or the PKCS#8 PEM of the private key; null when the fleet gave only a public key.</summary>
    public string? RevealSecret() => _definition.Credential.RevealSecret();

    /// <summary>The fingerprint of an API key; null for text that cannot be one, which a fleet may hold on purpose.</summary>
    internal static string? FingerprintOf(string apiKey) => ApiKeyId.TryParse(apiKey, out var id) ? id.Fingerprint : null;
}
