namespace BinanceKeyTools.Audit.Policies;

/// <summary>The state in which a key was found: what a policy made from the present state expects of it.</summary>
public sealed record ObservedKey
{
    /// <summary>The name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>The vault that holds it; <see langword="null"/> for keys that came from elsewhere.</summary>
    public string? Vault { get; init; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the API key.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The purpose that it was judged by.</summary>
    public string? Purpose { get; init; }

    /// <summary>The rights that were on.</summary>
    public KeyPermission Permission { get; init; }

    /// <summary>The rights of which nobody knew.</summary>
    public KeyPermission UnknownPermission { get; init; } = PermissionField.Every;

    /// <summary>Whether it was restricted to addresses; <see langword="null"/> when unknown.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>When it was found out, in UTC.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>Whether anything is known about its rights.</summary>
    public bool IsKnown => UnknownPermission != PermissionField.Every;

    /// <summary>The identity: <c>vault/name</c>.</summary>
    public override string ToString() => Vault is null ? Name : $"{Vault}/{Name}";
}
