namespace BinanceKeyTools.Audit.Findings;

/// <summary>The rights of a key as a letter each, in the order of the exchange's web page, for tables.</summary>
public static class RightsText
{
    /// <summary>One letter a right, in the order of <see cref="PermissionField.All"/>.</summary>
    public const string Letters = "RSMFOPIUWTL";

    /// <summary>What the letters mean, for a legend.</summary>
    public const string Legend = "R reading, S spot and margin trading, M margin loan, F futures, O options, P portfolio margin, "
        + "I internal transfer, U universal transfer, W withdrawals, T FIX trading, L FIX reading, · off, ? unknown";

    /// <summary>Writes the rights: the letter when on, a dot when off, a question mark when unknown.</summary>
    /// <param name="permission">The rights that are on.</param>
    /// <param name="unknown">The rights of which nobody knows.</param>
    public static string Of(KeyPermission permission, KeyPermission unknown) =>
        string.Concat(PermissionField.All.Zip(
            Letters,
            (field, letter) => unknown.HasFlag(field.Permission) ? '?' : permission.HasFlag(field.Permission) ? letter : '·'));
}
