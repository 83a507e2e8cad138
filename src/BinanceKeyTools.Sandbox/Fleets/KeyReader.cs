using System.Net;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Credentials;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>Reads the keys of a fleet file; everything but the name has a default.</summary>
internal sealed class KeyReader(DateTimeOffset now, IReadOnlySet<string> accounts)
{
    private const int ShortestApiKey = 16;
    private const int LongestApiKey = 128;

    /// <summary>
    /// How many addresses a key can list (connector documentation of margin special keys; undocumented for ordinary keys).
    /// </summary>
    private const int MostAddresses = 30;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _apiKeys = new(StringComparer.Ordinal);

    public KeyDefinition Read(LocatedObject json)
    {
        var name = json.RequiredText("name");
        if (!_names.Add(name))
        {
            throw json.Fault("name", $"there is another key '{name}'");
        }

        var account = json.Text("account", FleetDefaults.AccountName);
        if (!accounts.Contains(account))
        {
            var known = string.Join(", ", accounts.Order(StringComparer.Ordinal));
            throw json.Fault("account", $"there is no account '{account}'; known: {known}");
        }

        var addresses = ReadAddresses(json);
        var isRestricted = json.Flag("ipRestrict", byDefault: addresses.Count > 0);
        return new KeyDefinition
        {
            Name = name,
            Account = account,
            Credential = ReadCredential(json),
            CreateTime = json.Time("createTime") ?? now,
            Permissions = json.Object("permissions", ReadPermissions)?.Value ?? KeyPermissions.EnableReading,
            IpRestrict = isRestricted,
            IpList = isRestricted && addresses.Count == 0 ? [IPAddress.Loopback] : addresses,
            TradingAuthorityExpirationTime = json.Time("tradingAuthorityExpirationTime"),
            Environment = json.Choice(
                "environment", BinanceEnvironment.Live, BinanceEnvironment.Sandbox, BinanceEnvironment.Custom),
            SymbolWhitelist = json.Texts("symbolWhitelist"),
            IsDeleted = json.Flag("deleted"),
            Story = json.Text("story", string.Empty),
            Purpose = json.Choice("purpose", FleetDefaults.Purposes[0], FleetDefaults.Purposes),
            Label = json.Text("label"),
            Owner = json.Text("owner"),
            CallHistory = json.Objects("callHistory", ReadCall) ?? [],
        };
    }

    private static PermissionSet ReadPermissions(LocatedObject json)
    {
        var permissions = KeyPermissions.None;
        foreach (var field in PermissionField.All)
        {
            if (json.Flag(field.Name, byDefault: field.Permission == KeyPermissions.EnableReading))
            {
                permissions |= field.Permission;
            }
        }

        return new PermissionSet(permissions);
    }

    private static List<IPAddress> ReadAddresses(LocatedObject json)
    {
        var texts = json.Texts("ipList") ?? [];
        if (texts.Count > MostAddresses)
        {
            throw json.Fault("ipList", $"a key lists at most {MostAddresses} addresses, found {texts.Count}");
        }

        var addresses = new List<IPAddress>();
        for (var index = 0; index < texts.Count; index++)
        {
            var text = texts[index];
            if (text.Contains('/', StringComparison.Ordinal))
            {
                throw json.Fault("ipList", index, $"'{text}' is a range; the exchange takes single addresses only");
            }

            addresses.Add(
                AddressText.TryParse(text, out var address)
                    ? address
                    : throw json.Fault("ipList", index, $"'{text}' is not an IP address"));
        }

        return addresses;
    }

    private Credential ReadCredential(LocatedObject json)
    {
        var apiKey = json.Text("apiKey") ?? CredentialFactory.NewApiKey();
        if (apiKey.Length is < ShortestApiKey or > LongestApiKey || !apiKey.All(char.IsAsciiLetterOrDigit))
        {
            throw json.Fault("apiKey", $"an API key has {ShortestApiKey} to {LongestApiKey} letters and digits, usually 64");
        }

        if (!_apiKeys.Add(apiKey))
        {
            throw json.Fault("apiKey", "another key has the same API key");
        }

        var algorithm = json.Has("algorithm") ? json.Choice("algorithm", KeyAlgorithm.Hmac) : (KeyAlgorithm?)null;
        return (json.Text("secret"), json.Text("publicKey")) switch
        {
            (null, null) => CredentialFactory.Generate(algorithm ?? KeyAlgorithm.Hmac, apiKey),
            ({ } secret, null) => FromSecret(json, algorithm, apiKey, secret),
            (null, { } publicKey) => FromPublicKey(json, algorithm, apiKey, publicKey),
            _ => throw json.Fault("publicKey", "a key has either 'secret' (Hmac) or 'publicKey' (Rsa, Ed25519), not both"),
        };
    }

    private static Credential FromSecret(LocatedObject json, KeyAlgorithm? algorithm, string apiKey, string secret)
    {
        if (secret.Length == 0 || secret.Any(character => !char.IsAscii(character) || char.IsWhiteSpace(character)))
        {
            throw json.Fault("secret", "an HMAC secret is ASCII text without white space; for Rsa and Ed25519 give 'publicKey'");
        }

        return (algorithm ?? KeyAlgorithm.Hmac) == KeyAlgorithm.Hmac
            ? new Credential(apiKey, secret, new HmacSignatureVerifier(secret))
            : throw json.Fault("algorithm", $"a 'secret' goes with Hmac; for {algorithm} give 'publicKey'");
    }

    private static Credential FromPublicKey(LocatedObject json, KeyAlgorithm? algorithm, string apiKey, string publicKey)
    {
        var verifier = PublicKeyReader.TryRead(publicKey, out var problem) ?? throw json.Fault("publicKey", problem);
        return algorithm is null || algorithm == verifier.Algorithm
            ? new Credential(apiKey, secret: null, verifier)
            : throw json.Fault("algorithm", $"'{algorithm}' does not fit the public key, which is {verifier.Algorithm}");
    }

    private KeyCall ReadCall(LocatedObject json) => new(
        json.Time("time") ?? now,
        json.Text("method", "GET"),
        json.RequiredText("path"),
        json.Text("clientAddress", "127.0.0.1"),
        (int)json.Integer("status", 200, 100, 599));

    private sealed record PermissionSet(KeyPermissions Value);
}
