namespace BinanceKeyTools.Keys;

/// <summary>Finds what only shows when API key and secret are seen side by side.</summary>
internal static class CredentialPairInspection
{
    // Both mark a private key and no public one: the label of its PEM block, and the beginning of an Ed25519 body without one.
    private const string PrivateKeyLabel = "PRIVATE KEY";
    private const string Ed25519PrivateBody = "MC4CAQAwBQYDK2Vw";

    /// <summary>Looks at both texts at once.</summary>
    /// <param name="apiKey">The API key exactly as stored.</param>
    /// <param name="secret">The secret or private key exactly as stored; not kept.</param>
    /// <returns>Findings of which one blocks, or none when nothing is wrong with the pair; either text may still be at fault.</returns>
    public static IReadOnlyList<ApiKeyFinding> Inspect(ReadOnlySpan<char> apiKey, ReadOnlySpan<char> secret)
    {
        if (AreSwapped(apiKey, secret))
        {
            return
            [
                new ApiKeyFinding(
                    ApiKeyFindingKind.SwappedWithSecret,
                    Blocks: true,
                    "API key and secret are in each other's place: a private key stands where the API key belongs, and what looks like "
                    + "the API key stands in the secret. Store them the other way round."),
            ];
        }

        if (apiKey.IsWhiteSpace() || !apiKey.Trim().SequenceEqual(secret.Trim()))
        {
            return [];
        }

        // An empty text or a placeholder in both places says more than that they are equal.
        IReadOnlyList<ApiKeyFinding> findings = ApiKeyInspection.Inspect(apiKey.ToString());
        return findings.Any(finding => finding.Kind is ApiKeyFindingKind.Empty or ApiKeyFindingKind.Placeholder) ? [] :
        [
            new ApiKeyFinding(
                ApiKeyFindingKind.SameAsSecret,
                Blocks: true,
                "API key and secret are the same text. Store each in its place; Binance shows the secret only once, so make a new key if "
                + "it is lost."),
            .. findings,
        ];
    }

    private static bool AreSwapped(ReadOnlySpan<char> apiKey, ReadOnlySpan<char> secret) =>
        (apiKey.Contains(PrivateKeyLabel, StringComparison.Ordinal) || apiKey.TrimStart().StartsWith(Ed25519PrivateBody, StringComparison.Ordinal))
        && PemText.LooksLikePem(apiKey)
        && HasFormOfApiKey(secret.Trim());

    private static bool HasFormOfApiKey(ReadOnlySpan<char> text) =>
        text.Length is >= ApiKeyInspection.ShortestAccepted and <= ApiKeyInspection.LongestAccepted
        && CredentialText.Inspect(text).Defects.Count == 0;
}
