namespace BinanceKeyTools.Inventory;

/// <summary>What came of registering a key.</summary>
public enum RegistrationOutcome
{
    /// <summary>The name was free, and has the key now.</summary>
    Registered,

    /// <summary>Another value had the name before.</summary>
    Replaced,

    /// <summary>A private key that waited for its API key has it now.</summary>
    Completed,

    /// <summary>The same key was there already; what is recorded with it was brought up to date.</summary>
    Unchanged,
}
