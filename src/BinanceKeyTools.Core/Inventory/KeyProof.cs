using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>What the exchange told about a key when it granted a request that the key signed.</summary>
public sealed class KeyProof
{
    /// <summary>The environment that knows the key.</summary>
    public required BinanceEnvironment Environment { get; init; }

    /// <summary>The algorithm of the secret or private key that signed.</summary>
    public required KeyAlgorithm Algorithm { get; init; }

    /// <summary>When the request was granted, in UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>When the exchange created the key, in UTC; <see langword="null"/> where the environment does not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The rights that are on; <see langword="null"/> where the environment does not tell.</summary>
    public KeyPermission? Permissions { get; init; }

    /// <summary>The permissions that the exchange did not tell: on or off, nobody knows.</summary>
    public KeyPermission UnknownPermissions { get; init; }

    /// <summary>Whether the key is restricted to a list of addresses; <see langword="null"/> where the environment does not tell.</summary>
    public bool? IPRestricted { get; init; }
}
