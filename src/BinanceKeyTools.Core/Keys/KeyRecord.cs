using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Keys;

/// <summary>What is known about a key without asking the exchange. Never holds the secret, nor the full API key.</summary>
public class KeyRecord
{
    /// <summary>The name of the secret in its vault, or of the key in the sandbox.</summary>
    public required string Name { get; init; }

    /// <summary>The vault that holds the secret; <see langword="null"/> for keys that came from elsewhere.</summary>
    public string? Vault { get; init; }

    /// <summary>The environment that the key belongs to; Live when nothing else is recorded.</summary>
    public BinanceEnvironment Environment { get; init; }

    /// <summary>The explicitly named address that the key is used with, or <see langword="null"/> for the environment's own.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The algorithm of the secret or private key; <see langword="null"/> when it could not be read.</summary>
    public KeyAlgorithm? Algorithm { get; init; }

    /// <summary>The algorithm that was recorded when the key was stored. Another one than <see cref="Algorithm"/> means that the secret
    /// or private key is not the one that belongs to the API key.</summary>
    public KeyAlgorithm? RecordedAlgorithm { get; init; }

    /// <summary>The masked API key: first and last four characters.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key: tells two keys apart.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The label of the key on the exchange's web page, as recorded.</summary>
    public string? Label { get; init; }

    /// <summary>What the key is for, as recorded.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who answers for the key, as recorded.</summary>
    public string? Owner { get; init; }

    /// <summary>When the exchange created the key, as recorded, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the key was put into the vault, as recorded, in UTC.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When the exchange last accepted the key for this module, as recorded, in UTC.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The rights that the exchange told of the key then, as recorded. They may have changed: <c>Get-BinanceKeyRestriction</c>
    /// asks for those of today.</summary>
    public KeyPermission? RecordedPermission { get; init; }

    /// <summary>Whether the exchange told then that the key is restricted to addresses, as recorded.</summary>
    public bool? RecordedIPRestricted { get; init; }

    /// <summary>Time since <see cref="CreatedAt"/>; <see langword="null"/> when that is not recorded, or is yet to come and cannot be
    /// right: the age is then unknown, not zero.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Time since <see cref="RegisteredAt"/>, by which the key is at least that old; <see langword="null"/> when that is not
    /// recorded, or cannot be right.</summary>
    public TimeSpan? TimeInVault { get; init; }

    /// <summary>After how many days the key is to be replaced, as recorded.</summary>
    public int? RotateAfterDays { get; init; }

    /// <summary>The addresses that the key is restricted to, as recorded. The exchange does not tell them.</summary>
    public IReadOnlyList<string> AllowedIP { get; init; } = [];

    /// <summary>The proxy to use with the key, as recorded, without the user name and password that may be recorded with it.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The account that the key belongs to, as recorded.</summary>
    public string? Account { get; init; }

    /// <summary>The state of the key in its life cycle, as recorded: <c>Pending</c> for a private key that waits for its API key,
    /// <c>Replaced</c> for what stood under another name before it was replaced there.</summary>
    public string? State { get; init; }

    /// <summary>Free words to select keys by, as recorded.</summary>
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The identity of the key: <c>vault/name</c>.</summary>
    public override string ToString() => Vault is null ? Name : $"{Vault}/{Name}";
}
