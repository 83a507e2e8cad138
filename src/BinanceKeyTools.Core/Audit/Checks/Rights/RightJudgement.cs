using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>Judges one permission by the purpose of the key or, without one, by what the policy allows. Two checks share this: each leaves
/// the other's case to the other, as long as that one runs.</summary>
internal static class RightJudgement
{
    /// <summary>Judges.</summary>
    public static CheckResult Of(CheckContext context, KeyRestriction restriction, PermissionField right)
    {
        var state = restriction.State(right.Permission);
        var purpose = context.Policy.Purpose is { } known ? EvidenceText.Foreign(known.Name) : null;
        string[] evidence = purpose is null ? [EvidenceText.Of(right.Permission, state)] : [EvidenceText.Of(right.Permission, state), $"purpose: {purpose}"];
        return state switch
        {
            false => CheckResult.Pass($"\"{right.Checkbox}\" is off.", evidence),
            _ when Permits(context.Policy, right.Permission) => CheckResult.Pass($"This key may have \"{right.Checkbox}\".", evidence),
            null => CheckResult.Untold(right.Field),
            true => CheckResult.Fail(
                purpose is null
                    ? $"\"{right.Checkbox}\" is on, and nothing says that the key needs it."
                    : $"\"{right.Checkbox}\" is on, but a key for {purpose} must not have it.",
                evidence),
        };
    }

    // Without a purpose even reading by FIX has to be allowed by the policy.
    private static bool Permits(KeyPolicy policy, KeyPermission permission) =>
        policy.Purpose is null ? policy.Allowed.HasFlag(permission) : policy.Permits(permission);
}
