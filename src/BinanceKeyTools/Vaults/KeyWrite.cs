namespace BinanceKeyTools.Vaults;

/// <summary>A key that is to be put into a vault. Both texts stay the caller's to dispose.</summary>
internal sealed record KeyWrite
{
    /// <summary>The API key of a private key that waits for the one that the exchange will show.</summary>
    public const string PendingApiKey = "pending";

    public required string Name { get; init; }

    public required VaultEntry Vault { get; init; }

    /// <summary>The API key; <see langword="null"/> for a pending private key.</summary>
    public required SecretText? ApiKey { get; init; }

    /// <summary>The HMAC secret or the private key as PEM.</summary>
    public required SecretText Secret { get; init; }

    /// <summary>What is to be recorded, by full name (<c>bkt.label</c>); <see langword="null"/> takes an entry out. What else is recorded stays.</summary>
    public required IReadOnlyDictionary<string, string?> Metadata { get; init; }

    /// <summary>Whether a value that is there may be replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether the exchange accepted the new key. The value that was there before goes only then.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether the value that was there before stays under its dated name in any case.</summary>
    public bool KeepPrevious { get; init; }

    /// <summary>Tells what is about to be done, before each step.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
