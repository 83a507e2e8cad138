using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.KeyFiles;

/// <summary>Asks for a passphrase that is to protect a new file: hidden, and twice.</summary>
internal static class NewPassphrase
{
    private const string Unasked = "Give it as -Passphrase, a SecureString, for example one read from a vault: -Passphrase (Get-Secret NAME). "
        + "Or put the private key into a vault: -Name in place of -Path.";

    /// <param name="host">Whom to ask.</param>
    /// <param name="path">The file, for the errors.</param>
    /// <exception cref="CommandException">Nobody can be asked, nothing was entered, or not the same twice.</exception>
    public static SecretText Ask(PSHost host, string path)
    {
        using var first = Read(host, "Passphrase for the new private key: ", path);
        using var second = Read(host, "The same once more: ", path);
        var passphrase = From(first, path);
        using var repeated = SecretText.From(second);
        if (passphrase.Span.SequenceEqual(repeated.Span))
        {
            return passphrase;
        }

        passphrase.Dispose();
        throw new CommandException(
            "PassphraseMismatch", ErrorCategory.InvalidData, "The two passphrases are not the same. No pair was made.", "Run the command again.", path);
    }

    /// <summary>Takes a passphrase that was given.</summary>
    /// <exception cref="CommandException">It is empty.</exception>
    public static SecretText From(SecureString passphrase, string path) => passphrase.Length > 0
        ? SecretText.From(passphrase)
        : throw new CommandException(
            "PassphraseEmpty",
            ErrorCategory.InvalidData,
            "The passphrase is empty and would protect nothing. No pair was made.",
            "Give a passphrase. -AsPlainText writes a file without one.",
            path);

    private static SecureString Read(PSHost host, string prompt, string path)
    {
        try
        {
            var screen = host.UI ?? throw new HostException("The host has no user interface.");
            screen.Write(prompt);
            return screen.ReadLineAsSecureString() ?? throw new HostException("The end of the input was reached.");
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NotImplementedException or NotSupportedException or IOException)
        {
            throw new CommandException(
                "PassphraseNeeded",
                ErrorCategory.InvalidArgument,
                "The file is to be protected by a passphrase, and nobody can be asked for one here. No pair was made.",
                Unasked,
                path);
        }
    }
}
