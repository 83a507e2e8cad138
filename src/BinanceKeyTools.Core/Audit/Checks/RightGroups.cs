namespace BinanceKeyTools.Audit.Checks;

/// <summary>Rights that harm in the same way.</summary>
internal static class RightGroups
{
    /// <summary>Rights that show and change nothing.</summary>
    public const KeyPermission Reading = KeyPermission.Reading | KeyPermission.FixReadOnly;

    /// <summary>Rights that place orders or borrow.</summary>
    public const KeyPermission Trading = KeyPermission.SpotAndMarginTrading | KeyPermission.Margin | KeyPermission.Futures
        | KeyPermission.VanillaOptions | KeyPermission.PortfolioMarginTrading | KeyPermission.FixApiTrade;

    /// <summary>Everything but reading.</summary>
    public static KeyPermission BeyondReading { get; } = PermissionField.Every & ~Reading;

    /// <summary>Whether a key has any of some rights; <see langword="null"/> when none is on for sure and the answer lacks one of them.</summary>
    public static bool? HasAny(this KeyRestriction restriction, KeyPermission rights) =>
        (restriction.Permission & rights) != KeyPermission.None ? true
        : (restriction.UnknownPermission & rights) != KeyPermission.None ? null
        : false;
}
