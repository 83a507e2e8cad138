using System.Text.Json;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The account's address book for withdrawals (<c>GET /sapi/v1/capital/withdraw/address/list</c>). Whether withdrawals to
/// other addresses are refused is shown on the web page only.</summary>
/// <param name="Whitelisted">How many addresses are on the whitelist.</param>
/// <param name="Others">How many are not.</param>
public sealed record WithdrawalAddressBook(int Whitelisted, int Others)
{
    /// <summary>Counts the entries of an answer.</summary>
    /// <exception cref="JsonException">The answer is no list.</exception>
    internal static WithdrawalAddressBook Parse(BinanceResponse response)
    {
        using var document = response.Parse();
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("The answer about withdrawal addresses is not a list.");
        }

        var total = document.RootElement.GetArrayLength();
        var whitelisted = document.RootElement.EnumerateArray().Count(row => EvidenceRequests.Flag(row, "whiteStatus") is true);
        return new WithdrawalAddressBook(whitelisted, total - whitelisted);
    }
}
