namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The keys of all sub-accounts of a master account.</summary>
/// <param name="Keys">The keys that could be read.</param>
/// <param name="KeyCounts">How many keys each sub-account has, by e-mail address.</param>
public sealed record SubAccountReport(IReadOnlyList<SubAccountKey> Keys, IReadOnlyDictionary<string, int> KeyCounts)
{
    /// <summary>What could not be read, one line each; then the report is not complete.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}
