using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>A key that is ready to be used.</summary>
/// <param name="Key">What is known about it.</param>
/// <param name="Credential">The key.</param>
/// <param name="Client">The client of its environment.</param>
/// <param name="Resolved">How it was found.</param>
internal sealed record KeyUse(KeyRecord Key, BinanceCredential Credential, BinanceClient Client, ResolvedKey Resolved)
{
    /// <summary>How it is kept; <see langword="null"/> for keys that are in no vault.</summary>
    public KeyStorage? Storage => Resolved.Storage;

    /// <summary>The error that led to the key.</summary>
    public ErrorReport? Report => Resolved.Report;
}
