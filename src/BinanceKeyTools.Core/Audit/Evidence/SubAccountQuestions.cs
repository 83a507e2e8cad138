using System.Text.Json;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The questions about the keys of all sub-accounts, asked with a key of their master account.</summary>
internal static class SubAccountQuestions
{
    // The largest pages that the endpoints give (Binance connector, sub_account).
    private const int AccountsPerPage = 200;
    private const int KeysPerPage = 100;

    private static readonly (string Field, KeyPermission Permission)[] Rights =
    [
        ("canTrade", KeyPermission.SpotAndMarginTrading),
        ("canMarginLoanRepay", KeyPermission.Margin),
        ("canFuturesTrade", KeyPermission.Futures),
        ("canUniversalTransfer", KeyPermission.UniversalTransfer),
        ("canVanillaOptions", KeyPermission.VanillaOptions),
        ("canFixApiTrading", KeyPermission.FixApiTrade),
        ("canFixApiReading", KeyPermission.FixReadOnly),
    ];

    /// <summary>Asks for the accounts, the keys of each and the addresses of each key. What is refused on the way is a gap.</summary>
    public static async Task<Observed<SubAccountReport>> AskAsync(EvidenceRequests requests, CancellationToken cancellationToken)
    {
        var emails = await PagesAsync(
            AccountsPerPage,
            (page, size) => requests.AskAsync(
                EndpointCatalogue.SubAccounts, new RequestParameters().Add("page", page).Add("limit", size), ReadEmails, cancellationToken)).ConfigureAwait(false);
        if (emails.Value is not { } accounts)
        {
            return new Observed<SubAccountReport>(Explain(emails.Obstacle!));
        }

        List<SubAccountKey> keys = [];
        Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
        List<string> gaps = [];
        foreach (var email in accounts)
        {
            var listed = await PagesAsync(
                KeysPerPage,
                (page, size) => requests.AskAsync(
                    EndpointCatalogue.SubAccountKeys,
                    new RequestParameters().Add("email", email).Add("page", page).Add("size", size),
                    response => ReadKeys(response, email),
                    cancellationToken)).ConfigureAwait(false);
            if (listed.Value is not { } rows)
            {
                gaps.Add($"keys of {email}: {listed.Obstacle!.Message}");
                continue;
            }

            counts[email] = rows.Count;
            foreach (var (apiKey, key) in rows)
            {
                var addresses = await requests.AskAsync(
                    EndpointCatalogue.SubAccountKeyAddresses,
                    new RequestParameters().Add("email", email).Add("subAccountApiKey", apiKey.Reveal()),
                    response => ReadAddresses(response, key),
                    cancellationToken).ConfigureAwait(false);
                keys.Add(addresses.Value ?? key);
                if (addresses.Obstacle is { } obstacle)
                {
                    gaps.Add($"addresses of {key.ApiKey} of {email}: {obstacle.Message}");
                }
            }
        }

        return new Observed<SubAccountReport>(new SubAccountReport(keys, counts) { Gaps = gaps });
    }

    // Whatever the exchange says beside "not this key", it says because this is no master account with that function.
    private static Obstacle Explain(Obstacle obstacle) => obstacle is { Reason: FindingReason.AnswerIncomplete, Error.Kind: BinanceErrorKind.Api }
        ? obstacle with { Reason = FindingReason.EnvironmentLacks, Message = $"The account has no sub-accounts that it may list: {obstacle.Message}" }
        : obstacle;

    private static async Task<Observed<List<T>>> PagesAsync<T>(int size, Func<int, int, Task<Observed<List<T>>>> ask)
    {
        List<T> all = [];
        for (var page = 1; ; page++)
        {
            var rows = await ask(page, size).ConfigureAwait(false);
            if (rows.Value is null)
            {
                return rows;
            }

            all.AddRange(rows.Value);
            if (rows.Value.Count < size)
            {
                return new Observed<List<T>>(all);
            }
        }
    }

    private static List<string> ReadEmails(BinanceResponse response)
    {
        using var document = response.Parse();
        return [.. Rows(document.RootElement, "subAccounts").Select(row => EvidenceRequests.Text(row, "email")).OfType<string>()];
    }

    private static List<(ApiKeyId ApiKey, SubAccountKey Key)> ReadKeys(BinanceResponse response, string email)
    {
        using var document = response.Parse();

        // The array was called `list` before 2026-07-30, and the field is `apikey` (Binance connector, changelog 7.0.0).
        return
        [
            .. Rows(document.RootElement, "rows", "list").Select(row => Read(row, email)),
        ];
    }

    private static (ApiKeyId ApiKey, SubAccountKey Key) Read(JsonElement row, string email)
    {
        var text = EvidenceRequests.Text(row, "apikey") ?? EvidenceRequests.Text(row, "apiKey");
        if (!ApiKeyId.TryParse(text, out var apiKey))
        {
            throw new JsonException("The answer about the keys of a sub-account holds a row without an API key.");
        }

        var rights = Rights.Where(right => EvidenceRequests.Flag(row, right.Field) is true)
            .Aggregate(KeyPermission.None, (all, right) => all | right.Permission);
        return (apiKey, new SubAccountKey(email, EvidenceRequests.Text(row, "apiName") ?? "", apiKey.Masked, apiKey.Fingerprint) { Permission = rights });
    }

    private static SubAccountKey ReadAddresses(BinanceResponse response, SubAccountKey key)
    {
        using var document = response.Parse();
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer about the addresses of a sub-account's key is no object.");
        }

        return key with
        {
            IPRestricted = EvidenceRequests.Flag(root, "ipRestrict"),
            IPList = root.TryGetProperty("ipList", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
                : null,
        };
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement root, params string[] names)
    {
        foreach (var name in names)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var rows) && rows.ValueKind == JsonValueKind.Array)
            {
                return rows.EnumerateArray();
            }
        }

        throw new JsonException($"The answer holds no list '{names[0]}'.");
    }
}
