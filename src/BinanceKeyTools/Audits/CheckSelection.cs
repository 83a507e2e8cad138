using System.Management.Automation;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Audits;

/// <summary>Which checks an audit runs.</summary>
/// <param name="Checks">The checks.</param>
/// <param name="Questions">What those that were named without wildcards need to be asked, whatever the policy says.</param>
internal sealed record CheckSelection(IReadOnlyList<AuditCheck> Checks, EvidenceQuestion Questions)
{
    /// <summary>Selects checks by id or name, with wildcards.</summary>
    /// <param name="included">Every check when empty.</param>
    /// <param name="excluded">Taken away from the included ones.</param>
    /// <exception cref="CommandException">A name or pattern stands for no check.</exception>
    public static CheckSelection Of(string[] included, string[] excluded)
    {
        HashSet<AuditCheck> chosen = included.Length == 0 ? [.. CheckCatalogue.All] : [.. included.SelectMany(Find)];
        chosen.ExceptWith(excluded.SelectMany(Find));
        return new CheckSelection(
            [.. CheckCatalogue.All.Where(chosen.Contains)],
            included.Select(CheckCatalogue.Find).OfType<AuditCheck>().Aggregate(EvidenceQuestion.None, (all, check) => all | check.Needs));
    }

    /// <summary>The checks that a name or pattern stands for.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IReadOnlyList<AuditCheck> Find(string name)
    {
        var isMeant = WildcardName.Matcher(name);
        AuditCheck[] found = [.. CheckCatalogue.All.Where(check => isMeant(check.Id) || isMeant(check.Metadata.Name))];
        return found.Length > 0 ? found : throw new CommandException(
            "AuditCheckNotFound",
            ErrorCategory.ObjectNotFound,
            $"There is no check '{name}'.",
            "Get-BinanceAuditCheck lists the ids and names of all checks.",
            name);
    }
}
