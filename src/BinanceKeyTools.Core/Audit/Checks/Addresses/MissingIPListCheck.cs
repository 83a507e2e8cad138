using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>
/// A key without IP list. How bad that is depends on what the key may do, so there are several such checks; the worst one that
/// applies to a key speaks, and the others leave it to that one: one fault, one failure.
/// </summary>
public abstract class MissingIPListCheck : RestrictionCheck
{
    private protected MissingIPListCheck(string id)
        : base(id)
    {
    }

    /// <summary>The next worse check of the kind; <see langword="null"/> for the worst.</summary>
    private protected abstract MissingIPListCheck? Worse { get; }

    /// <summary>What the key has that calls for an IP list, for messages: "withdraw".</summary>
    private protected abstract string Condition { get; }

    /// <summary>Whether the key is of the kind that the check is about; <see langword="null"/> when nobody knows.</summary>
    private protected abstract bool? Applies(CheckContext context, KeyRestriction restriction);

    /// <inheritdoc/>
    internal override KeyPermission Concerns => PermissionField.Every;

    /// <inheritdoc/>
    internal override bool ConcernsIPList => true;

    private protected sealed override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        var applies = Applies(context, restriction);
        if (applies is false)
        {
            return CheckResult.NotApplicable($"This is no key that {Condition}.");
        }

        string[] evidence = [EvidenceText.Of("ipRestrict", restriction.IPRestricted), EvidenceText.Rights(restriction.Permission)];
        if (restriction.IPRestricted is true)
        {
            return CheckResult.Pass("The key is restricted to a list of addresses.", evidence);
        }

        if (WorseThatApplies(context, restriction) is { } worse)
        {
            return CheckResult.NotApplicable($"{worse.Id} judges the missing IP list of this key.", FindingReason.CoveredElsewhere);
        }

        return (restriction.IPRestricted, applies) switch
        {
            (null, _) => CheckResult.Untold("ipRestrict"),
            (_, null) => CheckResult.Unknown(FindingReason.AnswerIncomplete, $"The key has no IP list, and the exchange's answer does not tell whether it is a key that {Condition}.", evidence),
            _ => CheckResult.Fail($"The key works from any address, and it is a key that {Condition}.", evidence),
        };
    }

    private MissingIPListCheck? WorseThatApplies(CheckContext context, KeyRestriction restriction) =>
        Worse is not { } worse ? null
        : worse.Applies(context, restriction) is true && context.IsJudgedBy(worse.Id) ? worse
        : worse.WorseThatApplies(context, restriction);
}
