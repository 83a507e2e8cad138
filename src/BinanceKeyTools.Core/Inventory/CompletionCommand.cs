using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>Writes the command that joins a private key with the API key that the exchange showed.</summary>
internal static class CompletionCommand
{
    private const string AskHidden = "(Read-Host -AsSecureString)";

    public static string Write(KeyPairOrder order)
    {
        var command = new StringBuilder("Register-BinanceKey");
        Add("Name", order.Name);
        Add("Vault", order.Vault);
        if (order.Path is not null)
        {
            // The vault entry knows these already; a file does not.
            Add("LiteralPath", order.Path);
            if (order.IsEncrypted)
            {
                command.Append(" -Passphrase ").Append(AskHidden);
            }

            Add("Environment", order.Environment == BinanceEnvironment.Live ? null : order.Environment.ToString());
            Add("Purpose", order.Purpose);
            Add("Label", order.Label);
            Add("AllowedIP", order.AllowedIP.Count == 0 ? null : string.Join(',', order.AllowedIP));
        }

        return command.Append(" -ApiKey ").Append(AskHidden).ToString();

        void Add(string parameter, string? value)
        {
            if (value is not null)
            {
                command.Append(" -").Append(parameter).Append(' ').Append(Quote(KeyLikeText.Hide(value)));
            }
        }
    }

    // PowerShell takes typographic quotation marks for straight ones.
    private static string Quote(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? text
        : $"'{string.Concat(text.Select(c => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' ? $"{c}{c}" : c.ToString()))}'";
}
