using System.Collections.Frozen;

namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>All causes that the diagnosis can name, from <c>causes.json</c>.</summary>
public static class CauseCatalogue
{
    private static readonly Lazy<IReadOnlyList<Cause>> Causes = new(Load);
    private static readonly Lazy<FrozenDictionary<string, Cause>> ById =
        new(() => Causes.Value.ToFrozenDictionary(cause => cause.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>All causes, the one to mend first in front.</summary>
    public static IReadOnlyList<Cause> All => Causes.Value;

    /// <summary>Finds a cause.</summary>
    /// <param name="id">Its identifier, in any case.</param>
    /// <exception cref="ArgumentException">There is no such cause.</exception>
    public static Cause Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.Value.TryGetValue(id, out var cause) ? cause : throw new ArgumentException($"There is no cause '{id}'.", nameof(id));
    }

    private static Cause[] Load()
    {
        using var stream = typeof(CauseCatalogue).Assembly.GetManifestResourceStream("causes.json")!;
        return [.. CauseCatalogueReader.Read(stream).OrderBy(cause => cause.Order)];
    }
}
