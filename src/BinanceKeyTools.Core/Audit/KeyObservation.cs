using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>Something that was found out about a key at a moment. Pipes on by <see cref="Name"/> and <see cref="Vault"/>.</summary>
public abstract class KeyObservation
{
    private protected KeyObservation(KeyRecord key, DateTimeOffset observedAt)
    {
        ArgumentNullException.ThrowIfNull(key);
        Name = key.Name;
        Vault = key.Vault;
        Environment = key.Environment;
        ApiKey = key.ApiKey;
        Fingerprint = key.Fingerprint;
        ObservedAt = observedAt;
    }

    /// <summary>The name of the key.</summary>
    public string Name { get; }

    /// <summary>The vault that holds it; <see langword="null"/> for keys that came from elsewhere.</summary>
    public string? Vault { get; }

    /// <summary>The environment that was asked: the recorded one, unless the caller named another.</summary>
    public BinanceEnvironment Environment { get; internal set; }

    /// <summary>The masked API key.</summary>
    public string? ApiKey { get; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key.</summary>
    public string? Fingerprint { get; }

    /// <summary>When it was found out, in UTC.</summary>
    public DateTimeOffset ObservedAt { get; }

    /// <summary>The identity of the key: <c>vault/name</c>.</summary>
    public override string ToString() => Vault is null ? Name : $"{Vault}/{Name}";
}
