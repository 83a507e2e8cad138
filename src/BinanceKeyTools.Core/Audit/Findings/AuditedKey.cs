using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>
/// What a report says about a key, whatever the checks say: identity, age and rights. One object is shared by all findings
/// of a key. Holds no secret and no full API key. For findings about a vault or the run the name is <see cref="Everything"/>.
/// </summary>
public sealed record AuditedKey
{
    /// <summary>The name of a subject that is no single key.</summary>
    public const string Everything = "*";

    /// <summary>What the findings are about.</summary>
    public FindingScope Scope { get; init; }

    /// <summary>The name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>The vault that holds it; <see langword="null"/> for keys that came from elsewhere.</summary>
    public string? Vault { get; init; }

    /// <summary>The environment that was asked.</summary>
    public BinanceEnvironment Environment { get; init; }

    /// <summary>The masked API key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The algorithm of the credential.</summary>
    public KeyAlgorithm? Algorithm { get; init; }

    /// <summary>The label of the key on the exchange's web page, as recorded.</summary>
    public string? Label { get; init; }

    /// <summary>The purpose that the key was judged by: recorded, or set by the policy.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who answers for the key, as recorded.</summary>
    public string? Owner { get; init; }

    /// <summary>The account that the key belongs to, as recorded.</summary>
    public string? Account { get; init; }

    /// <summary>The machine that the audit ran on.</summary>
    public required string Host { get; init; }

    /// <summary>When the exchange created the key, in UTC: told by the exchange, or else as recorded.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the trading permission runs out, in UTC.</summary>
    public DateTimeOffset? TradingExpiresAt { get; init; }

    /// <summary>Whether the key is restricted to addresses; <see langword="null"/> when unknown.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>The rights that are on.</summary>
    public KeyPermission Permission { get; init; }

    /// <summary>The rights of which nobody knows whether they are on; all of them when the exchange did not answer.</summary>
    public KeyPermission UnknownPermission { get; init; } = PermissionField.Every;

    /// <summary>When it was found out, in UTC.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>What was last known about a key of which something is unknown now; <see langword="null"/> when nothing was, or nothing is
    /// unknown.</summary>
    public LastKnownState? LastKnown { get; init; }

    /// <summary>Describes a key from what is known about it.</summary>
    /// <param name="evidence">What was found out.</param>
    /// <param name="purpose">The purpose that the policy judges it by.</param>
    /// <param name="host">The machine that the audit runs on.</param>
    public static AuditedKey From(KeyEvidence evidence, string? purpose, string host)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var key = evidence.Key;
        var restriction = evidence.Restriction.Value;
        return new AuditedKey
        {
            Name = key.Name,
            Vault = key.Vault,
            Environment = evidence.Environment,
            ApiKey = key.ApiKey,
            Fingerprint = key.Fingerprint,
            Algorithm = key.Algorithm,
            Label = key.Label,
            Purpose = purpose,
            Owner = key.Owner,
            Account = key.Account,
            Host = host,
            CreatedAt = restriction?.CreatedAt ?? key.CreatedAt,
            TradingExpiresAt = restriction?.TradingExpiresAt,
            IPRestricted = restriction?.IPRestricted,
            Permission = restriction?.Permission ?? KeyPermission.None,
            UnknownPermission = restriction?.UnknownPermission ?? PermissionField.Every,
            ObservedAt = evidence.ObservedAt,
        };
    }

    /// <summary>The identity: <c>vault/name</c>.</summary>
    public override string ToString() => Vault is null ? Name : $"{Vault}/{Name}";
}
