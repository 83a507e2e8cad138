namespace BinanceKeyTools.Audit.Policies;

/// <summary>Says that a problem is known and accepted for a while. Never changes a status.</summary>
public sealed record Mute
{
    /// <summary>The check, by id or name; <c>*</c> for every one.</summary>
    public required string Check { get; init; }

    /// <summary>The name of the key, with wildcards.</summary>
    public required string Name { get; init; }

    /// <summary>The vault, with wildcards; <see langword="null"/> for any.</summary>
    public string? Vault { get; init; }

    /// <summary>The key itself, by fingerprint: the mute ends with the key.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who accepts it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day (UTC) on which it holds.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Where it is written, for reports about mutes: file and line.</summary>
    public string? Origin { get; init; }
}
