using System.Globalization;
using System.Text;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>Writes a new pair as a letter. The public key and the command begin at the margin, so that they can be copied.</summary>
internal static class KeyPairLetter
{
    private const int Narrowest = 40;
    private const string Continuation = "    ";

    public static string Write(NewKeyPair pair, int width)
    {
        width = Math.Max(width, Narrowest);
        var text = new StringBuilder();
        var kind = pair.Algorithm == KeyAlgorithm.Rsa ? string.Create(CultureInfo.InvariantCulture, $"RSA pair of {pair.KeySize} bits") : "Ed25519 pair";
        var place = pair.Vault is null ? $"in the file {pair.Path}" : $"in the vault {pair.Vault}, pending";
        Wrap(text, $"New {kind} '{pair.Name}'. The private key is {place}.", "", "", width);
        text.AppendLine();
        Wrap(text, $"Public key {pair.Fingerprint}, to paste into the web page:", "", "", width);
        text.AppendLine();
        text.AppendLine(pair.PublicKeyPem).AppendLine().AppendLine("Steps:").AppendLine();
        for (var index = 0; index < pair.Steps.Count; index++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"{index + 1,2}. ");
            Wrap(text, index == pair.Steps.Count - 1 ? CreationSteps.Last.TrimEnd() : pair.Steps[index], mark, Continuation, width);
        }

        text.AppendLine();
        AppendCommand(text, pair.NextCommand, width);
        return text.ToString();
    }

    // A command that is too long goes on behind a back-tick, so that all of it can be pasted at once.
    private static void AppendCommand(StringBuilder text, string command, int width)
    {
        if (command.Length <= width)
        {
            text.Append(command);
            return;
        }

        text.Append(command.Replace(" -ApiKey ", $" `\n{Continuation}-ApiKey ", StringComparison.Ordinal)
            .Replace(" -LiteralPath ", $" `\n{Continuation}-LiteralPath ", StringComparison.Ordinal)
            .Replace(" -Passphrase ", $" `\n{Continuation}-Passphrase ", StringComparison.Ordinal));
    }

    private static void Wrap(StringBuilder text, string paragraph, string first, string indent, int width)
    {
        var line = new StringBuilder(first);
        var isLineStart = true;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isLineStart && line.Length + 1 + word.Length > width)
            {
                text.AppendLine(line.ToString());
                line.Clear().Append(indent);
                isLineStart = true;
            }

            line.Append(isLineStart ? "" : " ").Append(word);
            isLineStart = false;
        }

        text.AppendLine(line.ToString());
    }
}
