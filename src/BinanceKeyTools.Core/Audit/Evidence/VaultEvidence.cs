namespace BinanceKeyTools.Audit.Evidence;

/// <summary>What is known about a vault after its keys were read.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Module">The extension module, for example <c>Microsoft.PowerShell.SecretStore</c>.</param>
/// <param name="KeyCount">How many keys were found in it.</param>
public sealed record VaultEvidence(string Name, string? Module, int KeyCount)
{
    /// <summary>How many other secrets are in it: they were looked at and are for something else.</summary>
    public int PassedOverCount { get; init; }

    /// <summary>Whether the vault opens with a password; <see langword="null"/> when this kind of vault does not tell.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>The error id of why the vault could not be read; <see langword="null"/> when it could.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What the error said, and what to do.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about the error.</summary>
    public string? Remedy { get; init; }
}
