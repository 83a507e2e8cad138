namespace BinanceKeyTools.Inventory;

/// <summary>What can be asked about a vault.</summary>
public enum KeyVaultQuestion
{
    /// <summary>Does the account have a place of its own, in which registrations and stores are kept?</summary>
    Account,

    /// <summary>Is the vault registered for this user, and is its module there?</summary>
    Registered,

    /// <summary>Does a new process of this account reach the vault without a prompt?</summary>
    Unattended,

    /// <summary>Is the vault open in this session?</summary>
    Open,

    /// <summary>How is the SecretStore set up, and what does that mean for tasks?</summary>
    Settings,

    /// <summary>Does the vault list what it holds?</summary>
    Listing,

    /// <summary>Does the vault record metadata beside its secrets?</summary>
    Metadata,

    /// <summary>Does what is written come back unchanged, and does what is removed stay away?</summary>
    Writing,

    /// <summary>Does a private key of the largest kind, 4096-bit RSA, come back whole?</summary>
    ValueSize,
}
