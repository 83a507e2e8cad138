namespace BinanceKeyTools.Audit.Policies;

/// <summary>The rights that go with a purpose.</summary>
/// <param name="Name">The purpose, for example <c>SpotTrading</c>.</param>
/// <param name="Required">Without these the key cannot serve its purpose.</param>
/// <param name="Forbidden">These the key must not have.</param>
/// <param name="RequiresIPRestriction">Whether the key must be bound to addresses.</param>
public sealed record PurposeRule(string Name, KeyPermission Required, KeyPermission Forbidden, bool RequiresIPRestriction)
{
    /// <summary>The rule that goes with one of the known purposes.</summary>
    /// <param name="purpose">The purpose.</param>
    public static PurposeRule Of(KeyPurpose purpose)
    {
        var profile = PurposeProfile.Of(purpose);
        return new PurposeRule(purpose.ToString(), profile.Required, profile.Forbidden, profile.RequiresIPRestriction);
    }
}
