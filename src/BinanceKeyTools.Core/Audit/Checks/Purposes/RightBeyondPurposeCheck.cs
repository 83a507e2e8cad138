using BinanceKeyTools.Audit.Checks.Rights;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>A right is on that the purpose of the key does not allow. Where no purpose is known, another check judges the right.</summary>
public abstract class RightBeyondPurposeCheck : RestrictionCheck
{
    private readonly PermissionField _right;
    private readonly string _whenUnknown;

    /// <param name="id">The check.</param>
    /// <param name="right">The permission.</param>
    /// <param name="whenUnknown">The check that judges the permission of a key whose purpose is not known.</param>
    private protected RightBeyondPurposeCheck(string id, KeyPermission right, string whenUnknown)
        : base(id)
    {
        _right = PermissionField.Of(right);
        _whenUnknown = whenUnknown;
    }

    /// <inheritdoc/>
    internal override KeyPermission Concerns => _right.Permission;

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction) =>
        context.Policy.Purpose is null && context.IsJudgedBy(_whenUnknown)
            ? CheckResult.NotApplicable($"The purpose is not known; {_whenUnknown} judges \"{_right.Checkbox}\".", FindingReason.CoveredElsewhere)
            : RightJudgement.Of(context, restriction, _right);
}
