using System.Text.RegularExpressions;

namespace BinanceKeyTools.Keys;

/// <summary>
/// Takes out of a text what looks like an API key, a secret or a private key. For names, paths and messages that come from people
/// and vaults and are repeated in errors: now and then somebody puts a secret where a name belongs.
/// </summary>
public static partial class KeyLikeText
{
    private const string Mask = "***";
    private const int ShortestRun = 40;

    /// <summary>Masks PEM blocks, unbroken runs of 40 letters and digits, and base64 lines of 60 characters. Names and paths of
    /// the exchange have no such parts.</summary>
    /// <param name="text">Any text.</param>
    public static string Hide(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Most texts of an audit with ten thousand keys are shorter than a key.
        if (text.Length < ShortestRun && !text.Contains("-----BEGIN ", StringComparison.Ordinal))
        {
            return text;
        }

        return Run().Replace(HidePemBlocks(text), Mask);
    }

    /// <summary>Masks PEM blocks, whole or cut off, and nothing else.</summary>
    internal static string HidePemBlocks(string text) => PemBlock().Replace(text, Mask);

    // A second BEGIN or the end of the text closes a block as well: it may be cut off.
    [GeneratedRegex("-----BEGIN [A-Z0-9 ]*-----.*?(-----END [A-Z0-9 ]*-----|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex PemBlock();

    [GeneratedRegex("[A-Za-z0-9+/]{60,}={0,2}|[A-Za-z0-9]{40,}", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
