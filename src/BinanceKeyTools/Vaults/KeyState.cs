using System.Text.RegularExpressions;

namespace BinanceKeyTools.Vaults;

/// <summary>The states of a key that this module knows: <c>Pending</c> and <c>Replaced</c>.</summary>
internal static partial class KeyState
{
    /// <summary>A private key that waits for its API key.</summary>
    public const string PendingState = "Pending";

    /// <summary>A copy of what another name held before it was replaced there.</summary>
    public const string ReplacedState = "Replaced";

    public static bool IsPending(string? state) => string.Equals(state, PendingState, StringComparison.OrdinalIgnoreCase);

    public static bool IsReplaced(string? state) => string.Equals(state, ReplacedState, StringComparison.OrdinalIgnoreCase);

    /// <summary>The state that a name tells, where a vault that failed halfway recorded none.</summary>
    public static string? ByName(string name) => OriginalOf(name) is null ? null : ReplacedState;

    /// <summary>The name whose value a copy keeps; <see langword="null"/> when the name is not that of a copy.</summary>
    public static string? OriginalOf(string name) => CopyName().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("^(.+)-replaced-[0-9]{8}-[0-9]{6}(?:-[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CopyName();
}
