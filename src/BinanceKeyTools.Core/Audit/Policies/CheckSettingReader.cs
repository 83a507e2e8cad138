using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads what a policy says about checks.</summary>
internal static class CheckSettingReader
{
    /// <summary>The settings by check; <see langword="null"/> when there are none.</summary>
    /// <param name="json">The policy or override.</param>
    /// <param name="forKeys">Whether the settings are for some keys only.</param>
    public static CheckSettings? Read(LocatedObject json, bool forKeys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var settings = json.Entries("checks", (member, value) =>
        {
            var check = Find(member.Name, problem => value.Refuse(member, problem, Remedy(member.Name)));
            if (check is not null && !seen.Add(check.Id))
            {
                value.Refuse(member, $"{check} is there twice, by id and by name");
            }

            var setting = new CheckSetting(value.OptionalFlag("enabled"), value.OptionalChoice<FindingSeverity>("severity"));
            if (check is AuditCompletedCheck && setting.Enabled == false)
            {
                value.Refuse("enabled", $"{check} cannot be switched off: a run without it counts as stopped");
            }

            if (forKeys && check is not null and not (KeyCheck or FleetCheck))
            {
                value.WarnOfWhole($"{check} judges no single key, so that this has no effect", "Set it at the top of the policy.");
            }

            return KeyValuePair.Create(check?.Id, setting);
        });
        return settings is null
            ? null
            : new CheckSettings(settings.Where(pair => pair.Key is not null).DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key!, pair.Value)));
    }

    /// <summary>A check by id or name.</summary>
    public static AuditCheck? Find(string idOrName, Action<string> refuse)
    {
        var check = CheckCatalogue.Find(idOrName);
        if (check is null)
        {
            refuse($"there is no check {LocatedObject.Quote(idOrName)}");
        }

        return check;
    }

    /// <summary>What to do about a check that does not exist.</summary>
    public static string Remedy(string idOrName)
    {
        var known = CheckCatalogue.All.SelectMany(check => new[] { check.Id, check.Metadata.Name });
        return NearestWord.Suggest(idOrName, known) is { } suggestion ? $"{suggestion} Get-BinanceAuditCheck lists all." : "Get-BinanceAuditCheck lists them.";
    }
}
