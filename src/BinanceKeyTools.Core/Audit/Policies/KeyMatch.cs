using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Says which keys an override is for: those that fit everything that is given.</summary>
public sealed record KeyMatch
{
    /// <summary>The name of the key.</summary>
    public NamePattern? Name { get; init; }

    /// <summary>The vault that holds it.</summary>
    public NamePattern? Vault { get; init; }

    /// <summary>Who answers for it, as recorded.</summary>
    public NamePattern? Owner { get; init; }

    /// <summary>One of its tags, as recorded.</summary>
    public NamePattern? Tag { get; init; }

    /// <summary>The fingerprint of the API key.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Whether a key fits.</summary>
    /// <param name="key">What is recorded about the key.</param>
    public bool Fits(KeyRecord key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (Name is null || Name.IsMatch(key.Name))
            && (Vault is null || Vault.IsMatch(key.Vault))
            && (Owner is null || Owner.IsMatch(key.Owner))
            && (Tag is null || key.Tag.Any(Tag.IsMatch))
            && (Fingerprint is null || string.Equals(Fingerprint, key.Fingerprint, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What has to fit, for messages.</summary>
    public override string ToString()
    {
        (string Field, string? Text)[] parts =
            [("name", Name?.Text), ("vault", Vault?.Text), ("owner", Owner?.Text), ("tag", Tag?.Text), ("fingerprint", Fingerprint)];
        return string.Join(", ", parts.Where(part => part.Text is not null).Select(part => $"{part.Field} '{part.Text}'"));
    }
}
