namespace BinanceKeyTools.Audit.Evidence;

/// <summary>A key of a sub-account, as its master account sees it.</summary>
/// <param name="Email">The sub-account.</param>
/// <param name="Label">The name of the key on the web page.</param>
/// <param name="ApiKey">The masked API key.</param>
/// <param name="Fingerprint">The first 12 hexadecimal digits of the SHA-256 of the API key.</param>
public sealed record SubAccountKey(string Email, string Label, string ApiKey, string Fingerprint)
{
    /// <summary>The permissions that are on, as far as the exchange tells them here.</summary>
    public KeyPermission Permission { get; init; }

    /// <summary>The permissions that the exchange could tell here and does not.</summary>
    public KeyPermission UnknownPermission { get; init; }

    /// <summary>Whether the key is restricted to addresses.</summary>
    public bool? IPRestricted { get; init; }

    /// <summary>The addresses that it is restricted to, as far as they could be read; <see langword="null"/> when the exchange does not
    /// tell the list.</summary>
    public IReadOnlyList<string>? IPList { get; init; }

    /// <summary>How many entries of the list could not be read.</summary>
    public int UnreadAddresses { get; init; }

    /// <summary>Whether every entry of the list is known.</summary>
    public bool IsIPListKnown => IPList is not null && UnreadAddresses == 0;

    /// <summary>Whether the list is known to have no entry.</summary>
    public bool IsIPListEmpty => IPList is { Count: 0 } && UnreadAddresses == 0;
}
