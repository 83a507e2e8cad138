using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>
/// Finds the overrides for a key. A policy made from the present state has one for each key, so those that name a single key are
/// looked up and only the others are tried one by one.
/// </summary>
internal sealed class KeyOverrideIndex
{
    private readonly int[] _patterns;
    private readonly ILookup<string, int> _byName;

    public KeyOverrideIndex(IReadOnlyList<KeyOverride> overrides)
    {
        All = overrides;
        var indexes = Enumerable.Range(0, overrides.Count).ToArray();
        _patterns = [.. indexes.Where(index => overrides[index].Match.Name?.Literal is null)];
        _byName = indexes.Where(index => overrides[index].Match.Name?.Literal is not null)
            .ToLookup(index => overrides[index].Match.Name!.Literal!, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<KeyOverride> All { get; }

    /// <summary>The overrides that a key fits, in their order.</summary>
    public IEnumerable<KeyOverride> For(KeyRecord key) =>
        _patterns.Concat(_byName[key.Name]).Order().Select(index => All[index]).Where(candidate => candidate.Match.Fits(key));
}
