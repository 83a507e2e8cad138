using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Which keys are listed; see <see cref="ConnectionParameters"/> for why the values stand apart from the cmdlet. A key has to
/// fit everything that is given, and one of the values of each.</summary>
internal sealed class KeyFilter
{
    public BinanceEnvironment[] Environment { get; set; } = [];

    public KeyAlgorithm[] Algorithm { get; set; } = [];

    /// <summary>Purposes, with wildcards.</summary>
    public string[] Purpose { get; set; } = [];

    /// <summary>Owners, with wildcards.</summary>
    public string[] Owner { get; set; } = [];

    /// <summary>States, with wildcards.</summary>
    public string[] State { get; set; } = [];

    /// <summary>Tags, with wildcards.</summary>
    public string[] Tag { get; set; } = [];

    /// <summary>Days; keys of more are listed, and those that may be.</summary>
    public int? OlderThan { get; set; }

    /// <summary>Days; keys of as many are listed, those that are beyond their own period, and those that may be either.</summary>
    public int? Stale { get; set; }

    /// <summary>Whether a key fits everything but its age.</summary>
    public bool FitsButForAge(KeyRecord key) =>
        (Environment.Length == 0 || Environment.Contains(key.Environment))
        && (Algorithm.Length == 0 || (key.Algorithm is { } algorithm && Algorithm.Contains(algorithm)))
        && Fits(Purpose, key.Purpose)
        && Fits(Owner, key.Owner)
        && Fits(State, key.State)
        && (Tag.Length == 0 || key.Tag.Any(tag => Fits(Tag, tag)));

    /// <summary>Whether the age of a key fits; <see langword="null"/> when that is not known.</summary>
    public bool? FitsAge(KeyRecord key)
    {
        bool?[] fits =
        [
            OlderThan is not { } days ? true : Fits(key, age => age > TimeSpan.FromDays(days)),
            Stale is not { } limit ? true : Fits(key, age => age >= TimeSpan.FromDays(Math.Min(limit, key.RotateAfterDays ?? limit))),
        ];
        return fits.Contains(false) ? false : fits.Contains(null) ? null : true;
    }

    // A key is at least as old as its record, and a private key that waits for its API key exactly as old: it was made for the vault.
    private static bool? Fits(KeyRecord key, Predicate<TimeSpan> isOld) =>
        key.Age is { } age ? isOld(age)
        : key.TimeInVault is not { } kept ? null
        : isOld(kept) ? true
        : KeyState.IsPending(key.State) ? false
        : null;

    private static bool Fits(string[] patterns, string? text) =>
        patterns.Length == 0 || patterns.Any(pattern => WildcardName.Matcher(pattern)(text ?? ""));
}
