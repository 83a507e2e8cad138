using System.Globalization;

namespace BinanceKeyTools.Wording;

/// <summary>Numbers with their nouns, in the singular for one.</summary>
internal static class Amount
{
    /// <summary>"1 key", "2 keys".</summary>
    public static string Keys(int count) => Of(count, "key");

    /// <summary>"1 check", "2 checks".</summary>
    public static string Checks(int count) => Of(count, "check");

    /// <summary>A number with a noun whose plural ends in s: "1 mute", "1,000 mutes".</summary>
    public static string Of(int count, string noun) => Of(count, noun, noun + "s");

    /// <summary>A number with a noun that has a plural of its own: "1 entry", "2 entries".</summary>
    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
