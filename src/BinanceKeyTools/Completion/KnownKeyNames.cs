using System.Collections.Concurrent;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Completion;

/// <summary>
/// The key names that vaults have listed in this process. Completion offers these and never asks a vault itself: pressing
/// Tab must not unlock anything, nor ask for a password.
/// </summary>
internal static class KnownKeyNames
{
    private static readonly ConcurrentDictionary<string, string[]> ByVault = new(StringComparer.OrdinalIgnoreCase);

    // A name that looks like an API key would stand on the screen at every Tab.
    public static void Remember(string vault, IEnumerable<string> names) => ByVault[vault] = [.. names.Where(name => KeyLikeText.Hide(name) == name)];

    public static IEnumerable<string> In(string? vault) => vault is null
        ? ByVault.Values.SelectMany(names => names)
        : ByVault.GetValueOrDefault(vault) ?? [];
}
