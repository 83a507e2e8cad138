namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>The causes.</summary>
internal static class CauseCatalogue
{
    /// <summary>Finds a cause.</summary>
    public static Cause Find(string id) => throw new ArgumentException($"There is no cause '{id}'.", nameof(id));
}
