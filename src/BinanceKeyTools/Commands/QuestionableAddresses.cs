using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Inventory;

namespace BinanceKeyTools.Commands;

/// <summary>Asks about addresses in an IP list that Binance will hardly see.</summary>
internal static class QuestionableAddresses
{
    /// <summary>Goes on when the addresses are meant.</summary>
    /// <param name="addresses">The addresses; nothing is asked when there are none.</param>
    /// <param name="confirmation">Who asks.</param>
    /// <param name="warn">Hears of the addresses where nothing is asked.</param>
    /// <exception cref="CommandException">AllowedIPQuestionable: they are not meant, or nobody can be asked.</exception>
    public static void Accept(IReadOnlyList<QuestionableAddress> addresses, Confirmation confirmation, Action<string> warn)
    {
        if (addresses.Count == 0)
        {
            return;
        }

        var reasons = string.Join(" ", addresses.Select(address => address.Reason));
        if (confirmation.IsWhatIf)
        {
            warn(reasons);
            return;
        }

        if (confirmation.Accepts($"{reasons} Record {(addresses.Count == 1 ? "it" : "them")} all the same?", "Addresses that Binance cannot see") is not true)
        {
            throw new CommandException(
                "AllowedIPQuestionable",
                ErrorCategory.InvalidArgument,
                $"{reasons} Nothing was changed.",
                "Give the public address. If the address is meant as it is, add -Force.",
                addresses[0].Address);
        }
    }
}
