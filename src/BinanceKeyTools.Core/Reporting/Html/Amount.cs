using System.Globalization;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>Numbers with their nouns.</summary>
internal static class Amount
{
    /// <summary>"1 key", "2 keys".</summary>
    public static string Keys(int count) => Of(count, "key", "keys");

    /// <summary>"1 check", "2 checks".</summary>
    public static string Checks(int count) => Of(count, "check", "checks");

    /// <summary>Findings counted by what they are about: "2 vaults".</summary>
    public static string Subjects(int count, FindingScope scope) => scope switch
    {
        FindingScope.Key => Keys(count),
        FindingScope.Vault => Of(count, "vault", "vaults"),
        _ => Of(count, "run", "runs"),
    };

    /// <summary>A number with its noun.</summary>
    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
