using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Inventory;

/// <summary>Where the private key of a new pair is kept, and what the key is to be for.</summary>
internal sealed class KeyPairOrder
{
    public required string Name { get; init; }

    /// <summary>The vault, or <see langword="null"/> for a file.</summary>
    public string? Vault { get; init; }

    /// <summary>The file, or <see langword="null"/> for a vault.</summary>
    public string? Path { get; init; }

    /// <summary>Whether a passphrase opens the file.</summary>
    public bool IsEncrypted { get; init; }

    public string? Purpose { get; init; }

    public string? Label { get; init; }

    public BinanceEnvironment Environment { get; init; }

    /// <summary>The addresses that the key is to be restricted to, checked.</summary>
    public IReadOnlyList<string> AllowedIP { get; init; } = [];
}
