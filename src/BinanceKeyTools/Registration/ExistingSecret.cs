using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>What has the name of a key already.</summary>
/// <param name="Candidate">How it is listed.</param>
/// <param name="Stored">Its value as a key; <see langword="null"/> when it has none of the forms of a key.</param>
internal sealed record ExistingSecret(KeyCandidate Candidate, StoredKey? Stored) : IDisposable
{
    /// <summary>What is recorded with it: beside it, or within it where the vault keeps nothing beside.</summary>
    public IReadOnlyDictionary<string, string> Metadata =>
        Stored is null ? Candidate.Entry.Metadata : KeyMetadata.Combine(Stored.Metadata, Candidate.Entry.Metadata);

    public bool IsPending => Stored?.IsPending is true;

    public void Dispose() => Stored?.Dispose();
}
