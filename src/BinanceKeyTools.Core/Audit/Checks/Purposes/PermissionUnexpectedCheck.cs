namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>The rights of the key are not those that the policy expects of this very key.</summary>
public sealed class PermissionUnexpectedCheck() : RestrictionCheck("BKT1151")
{
    /// <inheritdoc/>
    internal override KeyPermission Concerns => PermissionField.Every;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Expected?.Permission is not { } expected)
        {
            return CheckResult.NotApplicable("The policy expects no particular rights of this key.");
        }

        var added = restriction.Permission & ~expected;
        var removed = expected & ~restriction.Permission & ~restriction.UnknownPermission;
        string[] evidence = [$"expected: {EvidenceText.Fields(expected)}", $"added: {EvidenceText.Fields(added)}", $"removed: {EvidenceText.Fields(removed)}"];
        return (added | removed) != KeyPermission.None ? CheckResult.Fail("The rights of the key are not those that the policy expects.", evidence)
            : restriction.UnknownPermission != KeyPermission.None ? CheckResult.Untold(EvidenceText.Fields(restriction.UnknownPermission))
            : CheckResult.Pass("The key has exactly the rights that the policy expects.", evidence);
    }
}
