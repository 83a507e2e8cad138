using System.Text.RegularExpressions;

namespace BinanceKeyTools.Inventory;

/// <summary>An entry that cannot stand in the IP list of a key. The message names the entry, with everything in it masked that could be
/// key material.</summary>
public sealed partial class AllowedAddressException : FormatException
{
    // The longest IPv6 address with a prefix length is shorter; what is longer is no address anybody mistyped.
    private const int LongestQuoted = 50;

    internal AllowedAddressException(string entry, string what, string remedy)
        : base($"'{Quote(entry)}' {what}")
    {
        Entry = Quote(entry);
        Remedy = remedy;
    }

    internal AllowedAddressException(int count)
        : base($"The IP list has {count} addresses. Binance takes at most {AllowedAddresses.MaxCount} for a key.")
    {
        Remedy = "Leave out the addresses that are no longer used, or let the hosts share an outgoing address (NAT, proxy).";
    }

    /// <summary>The stable id of this error: <c>AllowedIPInvalid</c>.</summary>
    public string ErrorId { get; } = "AllowedIPInvalid";

    /// <summary>The entry as it may be shown; <see langword="null"/> when the error is about the list as a whole.</summary>
    public string? Entry { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    private static string Quote(string entry)
    {
        var text = LongRun().Replace(entry, "***");
        return text.Length > LongestQuoted ? $"{text[..LongestQuoted]}…" : text;
    }

    // No address and no range has so many in a row without a dot or a colon; a part of a key has.
    [GeneratedRegex("[A-Za-z0-9+/=%_]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongRun();
}
