using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Keys;

/// <summary>Turns the defects of a text into findings with cause and fix, worded for API keys.</summary>
internal static class ApiKeyInspection
{
    public const int ShortestAccepted = 16;
    public const int LongestAccepted = 128;

    // Every production key has 64 characters, but Binance's sub-account page prints one of 62.
    private const int UsualLength = 64;

    public static IReadOnlyList<ApiKeyFinding> Inspect(string? text)
    {
        CredentialText inspected = CredentialText.Inspect(text);
        var findings = new List<ApiKeyFinding>();
        foreach (CredentialDefect defect in inspected.Defects)
        {
            (ApiKeyFindingKind kind, string message) = Describe(defect, inspected);
            findings.Add(new ApiKeyFinding(kind, Blocks: true, message));
        }

        if (findings.Count == 0)
        {
            InspectForm(text!, findings);
        }

        return findings;
    }

    private static (ApiKeyFindingKind Kind, string Message) Describe(CredentialDefect defect, CredentialText text) => defect switch
    {
        CredentialDefect.Empty => (
            ApiKeyFindingKind.Empty,
            "The API key is empty. Copy it from API Management on the Binance site and store it again."),
        CredentialDefect.Pem => (
            ApiKeyFindingKind.PrivateKeyPem,
            "The API key holds PEM key text. The private key belongs in the secret; the API key is the 64 characters that Binance "
            + "shows after the public key was uploaded."),
        CredentialDefect.Placeholder => (
            ApiKeyFindingKind.Placeholder,
            "The API key is a placeholder or a variable that was not expanded. Store the real key in its place."),
        CredentialDefect.ByteOrderMark => (
            ApiKeyFindingKind.ByteOrderMark,
            "The API key begins with a byte order mark. Save the source file as UTF-8 without BOM and store the key again."),
        CredentialDefect.ZeroWidth => (
            ApiKeyFindingKind.ZeroWidth,
            $"The API key has an invisible character at position {text.FirstPosition(defect)}. Copy the key from the Binance site "
            + "instead of a document or chat."),
        CredentialDefect.Quotes => (
            ApiKeyFindingKind.Quotes,
            $"The API key has a quotation mark at position {text.FirstPosition(defect)}. Store the key without quotes."),
        CredentialDefect.Whitespace => (
            ApiKeyFindingKind.Whitespace,
            $"The API key has white space or a line break at position {text.FirstPosition(defect)}. Store the key without it."),
        _ => (
            ApiKeyFindingKind.InvalidCharacter,
            $"The API key has a character at position {text.FirstPosition(defect)} that is no letter A-Z, a-z or digit. Copy the "
            + "key from the Binance site again."),
    };

    private static void InspectForm(string text, List<ApiKeyFinding> findings)
    {
        if (text.Length is < ShortestAccepted or > LongestAccepted)
        {
            findings.Add(new ApiKeyFinding(
                ApiKeyFindingKind.UnusualLength,
                Blocks: true,
                $"The API key has {Amount.Of(text.Length, "character")} where Binance issues {UsualLength}. Copy the whole key, and nothing "
                + "but the key, from API Management."));
        }
        else if (text.Length != UsualLength)
        {
            findings.Add(new ApiKeyFinding(
                ApiKeyFindingKind.UnusualLength,
                Blocks: false,
                $"The API key has {Amount.Of(text.Length, "character")} where Binance issues {UsualLength}. If requests fail with -2014 or "
                + "-2008, copy it again."));
        }
        else if (IsLowercaseHex(text))
        {
            findings.Add(new ApiKeyFinding(
                ApiKeyFindingKind.FuturesTestnetHex,
                Blocks: false,
                "The API key has 64 lowercase hexadecimal digits, the form of futures testnet keys. If it is one, use the "
                + "environment FuturesTestnet."));
        }
    }

    private static bool IsLowercaseHex(string text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiHexDigitLower(character))
            {
                return false;
            }
        }

        return true;
    }
}
