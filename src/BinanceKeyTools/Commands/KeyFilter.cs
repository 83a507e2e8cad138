using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

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

    /// <summary>Days; keys of more are listed.</summary>
    public int? OlderThan { get; set; }

    /// <summary>Days; keys of as many are listed, and those that are beyond their own period.</summary>
    public int? Stale { get; set; }

    /// <summary>Whether only keys of a certain age are listed.</summary>
    public bool IsAboutAge => OlderThan is not null || Stale is not null;

    /// <summary>Whether a key fits everything but its age.</summary>
    public bool FitsButForAge(KeyRecord key) =>
        (Environment.Length == 0 || Environment.Contains(key.Environment))
        && (Algorithm.Length == 0 || (key.Algorithm is { } algorithm && Algorithm.Contains(algorithm)))
        && Fits(Purpose, key.Purpose)
        && Fits(Owner, key.Owner)
        && Fits(State, key.State)
        && (Tag.Length == 0 || key.Tag.Any(tag => Fits(Tag, tag)));

    /// <summary>Whether the age of a key fits. One that is not known does not.</summary>
    public bool FitsAge(KeyRecord key) =>
        (OlderThan is not { } days || key.Age > TimeSpan.FromDays(days))
        && (Stale is not { } limit || key.Age >= TimeSpan.FromDays(Math.Min(limit, key.RotateAfterDays ?? limit)));

    private static bool Fits(string[] patterns, string? text) =>
        patterns.Length == 0 || patterns.Any(pattern => WildcardName.Matcher(pattern)(text ?? ""));
}
