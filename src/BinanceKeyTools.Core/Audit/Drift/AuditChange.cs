using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>One difference between two runs.</summary>
public sealed record AuditChange
{
    /// <summary>What kind of difference.</summary>
    public required AuditChangeKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The vault of the key.</summary>
    public string? Vault { get; init; }

    /// <summary>The name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>The machine of the later run.</summary>
    public string? Host { get; init; }

    /// <summary>The check, for findings.</summary>
    public string? CheckId { get; init; }

    /// <summary>What it was.</summary>
    public string? Before { get; init; }

    /// <summary>What it is.</summary>
    public string? After { get; init; }

    /// <summary>The difference in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The message with the key.</summary>
    public override string ToString() => $"{Kind} {(Vault is null ? Name : $"{Vault}/{Name}")}: {Message}";
}
