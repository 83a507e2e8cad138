namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>A right is off without which the key cannot serve its purpose.</summary>
public abstract class RightMissingCheck : RestrictionCheck
{
    private readonly PermissionField _right;

    private protected RightMissingCheck(string id, KeyPermission right)
        : base(id)
    {
        _right = PermissionField.Of(right);
    }

    /// <inheritdoc/>
    internal override KeyPermission Concerns => _right.Permission;

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Purpose is not { } purpose)
        {
            return CheckResult.NotApplicable("No purpose is known that could require the right.");
        }

        var name = EvidenceText.Foreign(purpose.Name);
        if (!purpose.Required.HasFlag(_right.Permission))
        {
            return CheckResult.NotApplicable($"A key for {name} does not need \"{_right.Checkbox}\".");
        }

        var state = restriction.State(_right.Permission);
        string[] evidence = [EvidenceText.Of(_right.Permission, state), $"purpose: {name}"];
        return state switch
        {
            null => CheckResult.Untold(_right.Field),
            true => CheckResult.Pass($"\"{_right.Checkbox}\" is on.", evidence),
            false => JudgeMissing(context, CheckResult.Fail($"\"{_right.Checkbox}\" is off, but a key for {name} needs it.", evidence)),
        };
    }

    /// <summary>The last word on a missing right, for rights that can be missing for a reason that another check names.</summary>
    private protected virtual CheckResult JudgeMissing(CheckContext context, CheckResult missing) => missing;
}
