using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>A right is on although nobody says what the key is for. Where a purpose is known, it decides.</summary>
public abstract class RightWithoutPurposeCheck : RestrictionCheck
{
    private readonly PermissionField _right;

    private protected RightWithoutPurposeCheck(string id, KeyPermission right)
        : base(id)
    {
        _right = PermissionField.Of(right);
    }

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Purpose is { } purpose)
        {
            return CheckResult.NotApplicable($"The purpose {EvidenceText.Foreign(purpose.Name)} decides about \"{_right.Checkbox}\".", FindingReason.CoveredElsewhere);
        }

        var state = restriction.State(_right.Permission);
        var evidence = EvidenceText.Of(_right.Permission, state);
        return state switch
        {
            false => CheckResult.Pass($"\"{_right.Checkbox}\" is off.", evidence),
            _ when context.Policy.Allowed.HasFlag(_right.Permission) => CheckResult.Pass($"The policy lets this key have \"{_right.Checkbox}\".", evidence),
            null => CheckResult.Untold(_right.Field),
            true => CheckResult.Fail($"\"{_right.Checkbox}\" is on, and nothing says that the key needs it.", evidence),
        };
    }
}
