using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>A key that may be proven and written. Owns its texts and its credential.</summary>
internal sealed class RegistrationPlan : IDisposable
{
    public required string Name { get; init; }

    public required VaultEntry Vault { get; init; }

    /// <summary>What will have been done, as far as it can be told before.</summary>
    public required RegistrationOutcome Outcome { get; init; }

    public required SecretText ApiKey { get; init; }

    public required SecretText Secret { get; init; }

    public required BinanceCredential Credential { get; init; }

    public required KeyNotes Notes { get; init; }

    /// <summary>What is recorded with what has the name now.</summary>
    public required IReadOnlyDictionary<string, string> Recorded { get; init; }

    /// <summary>What the exchange is asked about, and what errors are about.</summary>
    public required KeyRecord Record { get; init; }

    /// <summary>Whether anybody said which environment the key is of.</summary>
    public required bool IsEnvironmentNamed { get; init; }

    /// <summary>Another address than the environment's own.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The proxy with the user and password that it may need.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>What tells the key from others.</summary>
    public required KnownKey Identity { get; init; }

    public void Dispose()
    {
        ApiKey.Dispose();
        Secret.Dispose();
        Credential.Dispose();
    }
}
