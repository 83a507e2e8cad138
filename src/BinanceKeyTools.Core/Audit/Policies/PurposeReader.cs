using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads the purposes of a policy: changes to known ones, and new ones.</summary>
internal static class PurposeReader
{
    /// <summary>The purposes of a policy beside those it builds upon.</summary>
    public static IReadOnlyDictionary<string, PurposeRule> Read(LocatedObject json, IReadOnlyDictionary<string, PurposeRule> basis)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rules = json.Entries("purposes", (member, value) =>
        {
            if (string.IsNullOrWhiteSpace(member.Name))
            {
                value.Refuse(member, "the name of a purpose must not be empty");
            }

            if (!seen.Add(member.Name))
            {
                value.Refuse(member, "the purpose is there twice: case does not tell two of them apart");
            }

            return basis.TryGetValue(member.Name, out var known) ? Change(known, value) : Create(member.Name, value);
        });
        if (rules is null)
        {
            return basis;
        }

        var all = new Dictionary<string, PurposeRule>(basis, StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
        {
            all[rule.Name] = rule;
        }

        return all;
    }

    // What is named wins over what the purpose had.
    private static PurposeRule Change(PurposeRule known, LocatedObject json)
    {
        var (required, forbidden) = (PermissionReader.Read(json, "required"), PermissionReader.Read(json, "forbidden"));
        RefuseContradiction(json, required, forbidden);
        return new PurposeRule(
            known.Name,
            required ?? (known.Required & ~(forbidden ?? KeyPermission.None)),
            forbidden ?? (known.Forbidden & ~(required ?? KeyPermission.None)),
            json.Flag("requiresIPRestriction", known.RequiresIPRestriction));
    }

    private static PurposeRule Create(string name, LocatedObject json)
    {
        var (required, forbidden) = (PermissionReader.Read(json, "required"), PermissionReader.Read(json, "forbidden"));
        RefuseContradiction(json, required, forbidden);
        if (!json.Has("required"))
        {
            json.Refuse("required", "'required' is missing", $"Say what a key of the new purpose {LocatedObject.Quote(name)} needs; an empty list when it needs nothing.");
        }

        var needed = required ?? KeyPermission.None;
        return new PurposeRule(
            name,
            needed,
            forbidden ?? (PermissionField.Every & ~(needed | PermissionReader.ReadsOnly)),
            json.Flag("requiresIPRestriction", (needed & ~PermissionReader.ReadsOnly) != KeyPermission.None));
    }

    private static void RefuseContradiction(LocatedObject json, KeyPermission? required, KeyPermission? forbidden)
    {
        if ((required & forbidden) is { } both && both != KeyPermission.None)
        {
            json.Refuse("forbidden", $"{both} is both required and forbidden", "Name it once.");
        }
    }
}
