using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Inventory;

/// <summary>One answer about a vault: whether keys can be kept in it and used by tasks.</summary>
public sealed record KeyVaultCheck
{
    /// <summary>The vault; <see langword="null"/> for what concerns the account and every vault of it.</summary>
    public required string? Vault { get; init; }

    /// <summary>What was asked.</summary>
    public required KeyVaultQuestion Check { get; init; }

    /// <summary>Pass, Fail, or Unknown when it could not be found out.</summary>
    public required ExpectationStatus Status { get; init; }

    /// <summary>What was found, in a sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>What to do or run; <see langword="null"/> when nothing needs to be done.</summary>
    public string? Fix { get; init; }

    /// <summary>What was looked at and measured, one fact each.</summary>
    public IReadOnlyList<string> Detail { get; init; } = [];

    /// <summary>Vault and question.</summary>
    public override string ToString() => Vault is null ? Check.ToString() : $"{Vault}/{Check}";
}
