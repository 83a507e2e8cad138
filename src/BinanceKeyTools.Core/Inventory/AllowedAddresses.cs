using System.Globalization;
using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Inventory;

/// <summary>
/// The addresses that a key may be used from, checked by the rules of the form on Binance's API management page: IPv4 addresses one by
/// one, no ranges, at most 30. Sources: the limit is the one that Binance's connector documents for margin special keys; that neither
/// networks nor IPv6 are taken is reported by users.
/// </summary>
public sealed class AllowedAddresses
{
    /// <summary>How many addresses a key can be restricted to.</summary>
    public const int MaxCount = 30;

    private const string OneByOne = "Binance takes no ranges: write each address on its own.";
    private const string DottedQuad = "Write an IPv4 address as four numbers from 0 to 255, such as 198.51.100.7. Get-BinanceEgressAddress shows the one that Binance sees.";

    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    // Traffic with such a source address is dropped before it gets anywhere (RFC 6890).
    private static readonly string[] ImpossibleSources = ["unspecified", "loopback", "multicast", "reserved"];

    private AllowedAddresses(string[] addresses)
    {
        Addresses = addresses;
        Questionable = Array.ConvertAll(
            Array.FindAll(addresses, address => ConcernOf(address) is not null), address => new QuestionableAddress(address, ConcernOf(address)!));
    }

    /// <summary>The addresses in the order they were given.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Those of them that Binance cannot see over the internet as they are; empty when there is none.</summary>
    public IReadOnlyList<QuestionableAddress> Questionable { get; }

    /// <summary>Checks a list of addresses.</summary>
    /// <param name="entries">The addresses. An entry may be several, separated by commas, semicolons or white space, as in a column of a
    /// CSV file. Empty entries do not count.</param>
    /// <exception cref="AllowedAddressException">An entry is no IPv4 address, is there twice, can never be the source of a request, or there
    /// are more than <see cref="MaxCount"/>.</exception>
    public static AllowedAddresses Parse(IEnumerable<string?> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<string> addresses = [];
        foreach (var entry in entries.SelectMany(Split))
        {
            Check(entry);
            if (addresses.Contains(entry))
            {
                throw new AllowedAddressException(entry, "is in the IP list twice.", "Write it once.");
            }

            addresses.Add(entry);
        }

        return addresses.Count <= MaxCount ? new AllowedAddresses([.. addresses]) : throw new AllowedAddressException(addresses.Count);
    }

    private static string[] Split(string? entry) => (entry ?? "").Trim('\uFEFF', '\u200B').Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static void Check(string entry)
    {
        if (entry.Contains('/', StringComparison.Ordinal))
        {
            throw new AllowedAddressException(entry, "is a network (CIDR), not an address.", OneByOne);
        }

        if (entry.Count(':'.Equals) > 1)
        {
            throw new AllowedAddressException(
                entry, "is an IPv6 address. The IP list of a key takes IPv4 addresses.", "Use the IPv4 address that Binance sees: Get-BinanceEgressAddress shows it.");
        }

        if (entry.Contains(':', StringComparison.Ordinal))
        {
            throw new AllowedAddressException(entry, "has a port. The IP list of a key takes addresses.", "Leave the colon and the port out.");
        }

        if (entry.AsSpan().ContainsAny('-', '*', '–') && !entry.Any(char.IsAsciiLetter))
        {
            throw new AllowedAddressException(entry, "is a range, not an address.", OneByOne);
        }

        CheckNumbers(entry);
        if (ConcernOf(entry) is { } concern && ImpossibleSources.Contains(concern))
        {
            var article = concern == "unspecified" ? "an" : "a";
            throw new AllowedAddressException(
                entry,
                $"is {article} {concern} address: no request can come from it.",
                "Write the public address of the host; Get-BinanceEgressAddress shows it. To allow every address, leave the list empty.");
        }
    }

    private static void CheckNumbers(string entry)
    {
        var numbers = entry.Split('.');
        if (numbers.Length != 4 || !Array.TrueForAll(numbers, IsNumber))
        {
            throw new AllowedAddressException(entry, "is not an IPv4 address.", DottedQuad);
        }

        if (Array.Exists(numbers, number => number.Length > 1 && number[0] == '0'))
        {
            throw new AllowedAddressException(entry, "has a number with a leading zero, which some programs read as octal.", "Write the numbers without leading zeros.");
        }

        if (Array.Exists(numbers, number => int.Parse(number, CultureInfo.InvariantCulture) > byte.MaxValue))
        {
            throw new AllowedAddressException(entry, "has a number above 255.", DottedQuad);
        }
    }

    private static bool IsNumber(string text) => text.Length is >= 1 and <= 4 && text.All(char.IsAsciiDigit);

    private static string? ConcernOf(string address) => TrustedAddress.Read(address).Concern;
}
