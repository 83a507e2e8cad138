namespace BinanceKeyTools.Audit.Evidence;

/// <summary>A key of a sub-account, as its master account sees it.</summary>
/// <param name="Email">The sub-account.</param>
/// <param name="Label">The name of the key on the web page.</param>
/// <param name="ApiKey">The masked API key.</param>
/// <param name="Fingerprint">The first 12 hexadecimal digits of the SHA-256 of the API key.</param>
public sealed record SubAccountKey(string Email, string Label, string ApiKey, string Fingerprint)
{
    /// <summary>The rights that are on, as far as the exchange tells them here.</summary>
    public KeyPermission Permission { get; init; }

    /// <summary>Whether the key is restricted to addresses.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>The addresses that it is restricted to, as the exchange tells them; <see langword="null"/> when it could not be found out.</summary>
    public IReadOnlyList<string>? IPList { get; init; }
}
