using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads mutes.</summary>
/// <param name="source">The file.</param>
/// <param name="today">The date, in UTC.</param>
/// <param name="keys">The keys that the mutes are meant for, when they are known.</param>
internal sealed class MuteReader(string source, DateOnly today, IReadOnlyCollection<KeyRecord>? keys)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Stands for every check.</summary>
    public const string EveryCheck = "*";

    /// <summary>The mutes of a policy or mute file.</summary>
    public IReadOnlyList<Mute> Read(LocatedObject json) => json.Objects("mutes", ReadOne) ?? [];

    private Mute ReadOne(LocatedObject json)
    {
        var check = json.RequiredText("check");
        if (check.Length > 0 && check != EveryCheck)
        {
            check = CheckSettingReader.Find(check, problem => json.Refuse("check", problem, CheckSettingReader.Remedy(check)))?.Id ?? check;
        }

        json.RequiredText("name");
        var (name, vault, fingerprint) = (PatternReader.Read(json, "name"), PatternReader.Read(json, "vault"), PatternReader.ReadFingerprint(json));
        WarnOfNoKey(json, new KeyMatch { Name = name, Vault = vault, Fingerprint = fingerprint });
        return new Mute
        {
            Check = check,
            Name = name?.Text ?? "",
            Vault = vault?.Text,
            Fingerprint = fingerprint,
            Reason = json.RequiredText("reason"),
            Owner = json.RequiredText("owner"),
            Expires = ReadDate(json, "expires"),
            Origin = $"{Path.GetFileName(source)}:{json.Place.Line}",
        };
    }

    private DateOnly ReadDate(LocatedObject json, string name)
    {
        if (json.RequiredText(name) is not { Length: > 0 } text)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            json.Refuse(name, $"{LocatedObject.Quote(text)} is not a date", $"Write the last day of the mute as {DateFormat}, for example {today.AddMonths(3).ToString(DateFormat, CultureInfo.InvariantCulture)}.");
        }
        else if (date < today)
        {
            json.Warn(name, $"the mute expired on {text}, so it has no effect", "Delete it, or look into the problem again and set a new date.");
        }

        return date;
    }

    // A mute for a vault or a run has the name that their findings have, which is no key's.
    private void WarnOfNoKey(LocatedObject json, KeyMatch match)
    {
        if (keys is not null && match.Name is not null and not { Text: AuditedKey.Everything } && !keys.Any(match.Fits))
        {
            json.Warn("name", $"no key fits {KeyLikeText.Hide(match.ToString())}", "Delete the mute when its key is gone.");
        }
    }
}
