using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>A key that was found and read. Whoever receives it disposes the credential.</summary>
/// <param name="Record">What may be shown of the key.</param>
/// <param name="Credential">The key.</param>
/// <param name="Proxy">The proxy to use with it, with the password that the record leaves out.</param>
/// <param name="Storage">How it is kept; <see langword="null"/> for keys that are in no vault.</param>
internal sealed record ResolvedKey(KeyRecord Record, BinanceCredential Credential, Uri? Proxy = null, KeyStorage? Storage = null)
{
    /// <summary>Where it was found; <see langword="null"/> for keys that are in no vault.</summary>
    public KeyCandidate? Place { get; init; }

    /// <summary>What is recorded about it, the password of a proxy included; not to be shown.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The error that led to the key.</summary>
    public ErrorReport? Report { get; init; }
}
