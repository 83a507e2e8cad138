using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>A key that was put into a vault. Holds neither the secret nor the full API key.</summary>
public sealed class KeyRegistration
{
    /// <summary>The name of the secret.</summary>
    public required string Name { get; init; }

    /// <summary>The vault that holds the secret.</summary>
    public required string Vault { get; init; }

    /// <summary>What was done.</summary>
    public required RegistrationOutcome Outcome { get; init; }

    /// <summary>Whether the exchange granted a request that was signed with the pair.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The environment that is recorded with the key; Live when nothing else is.</summary>
    public BinanceEnvironment Environment { get; init; }

    /// <summary>The algorithm of the secret or private key.</summary>
    public required KeyAlgorithm Algorithm { get; init; }

    /// <summary>The masked API key: first and last four characters.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key: tells two keys apart.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When the exchange created the key, in UTC; <see langword="null"/> when it was not asked or does not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The rights that are on; <see langword="null"/> when the exchange was not asked or does not tell.</summary>
    public KeyPermission? Permissions { get; init; }

    /// <summary>Whether the key is restricted to a list of addresses; <see langword="null"/> when the exchange was not asked or does not
    /// tell.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>The name under which the value that was there before still is; <see langword="null"/> when there is none.</summary>
    public string? PreviousName { get; init; }

    /// <summary>The label of the key on the exchange's web page, as recorded.</summary>
    public string? Label { get; init; }

    /// <summary>What the key is for, as recorded.</summary>
    public string? Purpose { get; init; }

    /// <summary>The identity of the key, <c>vault/name</c>, and what was done.</summary>
    public override string ToString() => $"{Vault}/{Name} ({Outcome})";
}
