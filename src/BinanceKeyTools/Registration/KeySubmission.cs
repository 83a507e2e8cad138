using BinanceKeyTools.Exchange;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>A key as somebody gave it, before anything about it was checked. Owns its texts.</summary>
internal sealed class KeySubmission : IDisposable
{
    public required string Name { get; init; }

    /// <summary>The vault; the default one when <see langword="null"/>.</summary>
    public string? Vault { get; init; }

    /// <summary>The API key; asked for when <see langword="null"/>.</summary>
    public SecretText? ApiKey { get; init; }

    /// <summary>The HMAC secret or the private key; when <see langword="null"/> that of a pending key, or else asked for.</summary>
    public SecretText? Secret { get; init; }

    /// <summary>Opens an encrypted private key.</summary>
    public SecretText? Passphrase { get; init; }

    public required KeyNotes Notes { get; init; }

    /// <summary>Another address than the environment's own.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The environment by what was given; <see langword="null"/> when nothing was.</summary>
    public BinanceEnvironment? Environment => Notes.Environment;

    public void Dispose()
    {
        ApiKey?.Dispose();
        Secret?.Dispose();
        Passphrase?.Dispose();
    }
}
