namespace BinanceKeyTools.Registration;

/// <summary>A key that is in a vault, by what tells it from others.</summary>
/// <param name="Name">The name of its secret.</param>
/// <param name="Vault">The vault.</param>
/// <param name="Fingerprint">Tells the API key.</param>
/// <param name="SecretDigest">Tells the secret or private key, within one invocation.</param>
internal sealed record KnownKey(string Name, string Vault, string Fingerprint, string SecretDigest)
{
    public bool IsAt(string name, string vault) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) && string.Equals(Vault, vault, StringComparison.OrdinalIgnoreCase);
}
