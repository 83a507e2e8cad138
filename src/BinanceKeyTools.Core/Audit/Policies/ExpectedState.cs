namespace BinanceKeyTools.Audit.Policies;

/// <summary>The state that a policy expects of one key. What is <see langword="null"/> is not compared.</summary>
public sealed record ExpectedState
{
    /// <summary>Exactly these rights.</summary>
    public KeyPermission? Permission { get; init; }

    /// <summary>Restricted to addresses or not.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>Exactly this key.</summary>
    public string? Fingerprint { get; init; }
}
