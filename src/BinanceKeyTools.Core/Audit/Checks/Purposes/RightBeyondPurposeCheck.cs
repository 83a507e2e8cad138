using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>A right is on that the purpose of the key does not allow. Where no purpose is known, another check judges the right.</summary>
public abstract class RightBeyondPurposeCheck : RestrictionCheck
{
    private readonly PermissionField _right;

    private protected RightBeyondPurposeCheck(string id, KeyPermission right)
        : base(id)
    {
        _right = PermissionField.Of(right);
    }

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Purpose is not { } purpose)
        {
            return CheckResult.NotApplicable("No purpose is known; the checks of rights without purpose judge the key.", FindingReason.CoveredElsewhere);
        }

        var name = EvidenceText.Foreign(purpose.Name);
        var state = restriction.State(_right.Permission);
        string[] evidence = [EvidenceText.Of(_right.Permission, state), $"purpose: {name}"];
        return state switch
        {
            false => CheckResult.Pass($"\"{_right.Checkbox}\" is off.", evidence),
            _ when context.Policy.Permits(_right.Permission) => CheckResult.Pass($"This key may have \"{_right.Checkbox}\".", evidence),
            null => CheckResult.Untold(_right.Field),
            true => CheckResult.Fail($"\"{_right.Checkbox}\" is on, but a key for {name} must not have it.", evidence),
        };
    }
}
