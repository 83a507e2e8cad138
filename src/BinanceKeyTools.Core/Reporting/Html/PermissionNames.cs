namespace BinanceKeyTools.Reporting.Html;

/// <summary>The permissions of a key in words, in the order of <see cref="Audit.PermissionField.All"/> and of the letters of
/// <see cref="Audit.Findings.RightsText"/>.</summary>
internal static class PermissionNames
{
    /// <summary>The names.</summary>
    public static string[] All { get; } =
    [
        "Reading",
        "Spot and margin trading",
        "Margin loan",
        "Futures",
        "Options",
        "Portfolio margin",
        "Internal transfer",
        "Universal transfer",
        "Withdrawals",
        "FIX trading",
        "FIX reading",
    ];

    /// <summary>Spells out the permissions of a key: "Reading, Withdrawals; unknown: Futures".</summary>
    /// <param name="letters">The permissions as letters.</param>
    public static string Describe(string letters)
    {
        var on = string.Join(", ", All.Where((_, place) => letters[place] is not ('·' or '?')));
        var unknown = string.Join(", ", All.Where((_, place) => letters[place] == '?'));
        return (on, unknown) switch
        {
            ("", "") => "none",
            (_, "") => on,
            _ when !letters.AsSpan().ContainsAnyExcept('?') => "unknown",
            ("", _) => $"unknown: {unknown}",
            _ => $"{on}; unknown: {unknown}",
        };
    }
}
