namespace BinanceKeyTools.Diagnosis;

/// <summary>Where the fault lies, and so who can mend it.</summary>
public enum CauseClass
{
    /// <summary>No fault, or none that could be found.</summary>
    None,

    /// <summary>The text that is stored as the API key.</summary>
    KeyText,

    /// <summary>The secret or private key that is stored with the API key.</summary>
    Secret,

    /// <summary>The exchange does not have the key any more, or never had it.</summary>
    KeyUnknown,

    /// <summary>The key belongs to another environment or exchange.</summary>
    Environment,

    /// <summary>The address that the requests come from.</summary>
    Address,

    /// <summary>A right that the key does not have.</summary>
    Permission,

    /// <summary>The account behind the key.</summary>
    Account,

    /// <summary>This machine's clock, or the time that a request carries.</summary>
    Clock,

    /// <summary>What was signed is not what was sent.</summary>
    Signature,

    /// <summary>Limits and bans of the calling address.</summary>
    Limit,

    /// <summary>The way to the exchange: names, connections, TLS, proxies, firewalls.</summary>
    Network,

    /// <summary>The exchange does not serve the place that the requests come from.</summary>
    Location,

    /// <summary>Host, path or form of the request.</summary>
    Request,

    /// <summary>The exchange itself: maintenance, failures.</summary>
    Exchange,
}
