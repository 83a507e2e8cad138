using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Registration;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.KeyFiles;

/// <summary>Takes or asks for a passphrase that is to protect a new file.</summary>
internal static class NewPassphrase
{
    private const string Unasked = "Give it as -Passphrase, a SecureString, for example one read from a vault: -Passphrase (Get-Secret NAME). "
        + "Or put the private key into a vault: -Name in place of -Path.";

    /// <summary>Asks for it: hidden, and twice.</summary>
    /// <param name="host">Whom to ask.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="CommandException">Nobody can be asked, nothing was entered, or not the same twice.</exception>
    public static SecretText Ask(PSHost host, string path)
    {
        var prompt = new SecretPrompt(host, Unasked);
        var name = Path.GetFileName(path);
        using var passphrase = prompt.Ask("Passphrase", name);
        if (passphrase.Span.IsEmpty)
        {
            throw Empty(path);
        }

        using var repeated = prompt.Ask("Passphrase once more", name);
        return passphrase.Span.SequenceEqual(repeated.Span) ? SecretText.From(passphrase.Span) : throw new CommandException(
            "PassphraseMismatch", ErrorCategory.InvalidData, "The two passphrases are not the same. No pair was made.", "Run the command again.", path);
    }

    /// <summary>Takes one that was given.</summary>
    /// <exception cref="CommandException">It is empty.</exception>
    public static SecretText From(SecureString passphrase, string path) => passphrase.Length > 0 ? SecretText.From(passphrase) : throw Empty(path);

    private static CommandException Empty(string path) => new(
        "PassphraseEmpty",
        ErrorCategory.InvalidData,
        "The passphrase is empty and would protect nothing. No pair was made.",
        "Give a passphrase. -AsPlainText writes a file without one.",
        path);
}
