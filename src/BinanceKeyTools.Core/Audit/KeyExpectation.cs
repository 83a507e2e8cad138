namespace BinanceKeyTools.Audit;

/// <summary>One thing that a key should be: a right that is on or off, or bound to addresses.</summary>
/// <param name="Permission">The right; <see cref="KeyPermission.None"/> stands for the IP restriction.</param>
/// <param name="ShouldBeOn">Whether it should be on.</param>
public sealed record KeyExpectation(KeyPermission Permission, bool ShouldBeOn)
{
    /// <summary>Whether this is about the IP restriction rather than a right.</summary>
    public bool IsIPRestriction => Permission == KeyPermission.None;

    /// <summary>What is expected of: the right's name, or <c>IPRestriction</c>.</summary>
    public string Subject => IsIPRestriction ? "IPRestriction" : Permission.ToString();

    /// <summary>Lists expectations from explicit rights and a purpose. What is named explicitly wins over the purpose.</summary>
    /// <param name="require">Rights that should be on.</param>
    /// <param name="forbid">Rights that should be off.</param>
    /// <param name="requireIPRestriction">Whether the key should be bound to addresses.</param>
    /// <param name="purpose">A purpose whose rights are added.</param>
    /// <exception cref="ArgumentException">A right is both required and forbidden.</exception>
    public static IReadOnlyList<KeyExpectation> Create(
        KeyPermission require, KeyPermission forbid, bool requireIPRestriction, KeyPurpose? purpose)
    {
        if ((require & forbid) is not KeyPermission.None and var both)
        {
            throw new ArgumentException($"{both} is both required and forbidden.", nameof(forbid));
        }

        if (purpose is { } named)
        {
            var profile = PurposeProfile.Of(named);
            (require, forbid) = (require | (profile.Required & ~forbid), forbid | (profile.Forbidden & ~require));
            requireIPRestriction |= profile.RequiresIPRestriction;
        }

        List<KeyExpectation> expectations = [];
        foreach (var field in PermissionField.All)
        {
            if (require.HasFlag(field.Permission))
            {
                expectations.Add(new KeyExpectation(field.Permission, ShouldBeOn: true));
            }
            else if (forbid.HasFlag(field.Permission))
            {
                expectations.Add(new KeyExpectation(field.Permission, ShouldBeOn: false));
            }
        }

        if (requireIPRestriction)
        {
            expectations.Add(new KeyExpectation(KeyPermission.None, ShouldBeOn: true));
        }

        return expectations;
    }
}
