using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>A right is on although nobody says what the key is for. Where a purpose is known, it decides.</summary>
public abstract class RightWithoutPurposeCheck : RestrictionCheck
{
    private readonly PermissionField _right;
    private readonly string _whenKnown;

    /// <param name="id">The check.</param>
    /// <param name="right">The permission.</param>
    /// <param name="whenKnown">The check that judges the permission of a key whose purpose is known.</param>
    private protected RightWithoutPurposeCheck(string id, KeyPermission right, string whenKnown)
        : base(id)
    {
        _right = PermissionField.Of(right);
        _whenKnown = whenKnown;
    }

    /// <inheritdoc/>
    internal override KeyPermission Concerns => _right.Permission;

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction) =>
        context.Policy.Purpose is { } purpose && context.IsJudgedBy(_whenKnown)
            ? CheckResult.NotApplicable(
                $"The purpose {EvidenceText.Foreign(purpose.Name)} decides about \"{_right.Checkbox}\"; {_whenKnown} judges it.", FindingReason.CoveredElsewhere)
            : RightJudgement.Of(context, restriction, _right);
}
