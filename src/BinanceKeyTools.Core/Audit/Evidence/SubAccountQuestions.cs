using System.Text.Json;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The questions about the keys of all sub-accounts, asked with a key of their master account.</summary>
internal sealed class SubAccountQuestions
{
    // The largest pages that the endpoints give (Binance connector, sub_account).
    private const int AccountsPerPage = 200;
    private const int KeysPerPage = 100;

    private static readonly (string Field, KeyPermission Permission)[] Flags =
    [
        ("canTrade", KeyPermission.SpotAndMarginTrading),
        ("canMarginLoanRepay", KeyPermission.Margin),
        ("canFuturesTrade", KeyPermission.Futures),
        ("canUniversalTransfer", KeyPermission.UniversalTransfer),
        ("canVanillaOptions", KeyPermission.VanillaOptions),
        ("canFixApiTrading", KeyPermission.FixApiTrade),
        ("canFixApiReading", KeyPermission.FixReadOnly),
    ];

    private readonly EvidenceRequests _requests;
    private readonly List<SubAccountKey> _keys = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SubAccountGap> _gaps = [];

    private SubAccountQuestions(EvidenceRequests requests) => _requests = requests;

    /// <summary>Asks for the accounts, the keys of each and the addresses of each key. What cannot be read on the way is a gap.</summary>
    public static Task<Observed<SubAccountReport>> AskAsync(EvidenceRequests requests, CancellationToken cancellationToken) =>
        new SubAccountQuestions(requests).AskAsync(cancellationToken);

    private async Task<Observed<SubAccountReport>> AskAsync(CancellationToken cancellationToken)
    {
        var accounts = await PagedList<string>.ReadAsync(
            AccountsPerPage,
            page => _requests.AskAsync(
                EndpointCatalogue.SubAccounts, new RequestParameters().Add("page", page).Add("limit", AccountsPerPage), ReadAccounts, cancellationToken)).ConfigureAwait(false);
        if (accounts.Value is not { } known)
        {
            return new Observed<SubAccountReport>(Explain(accounts.Obstacle!));
        }

        // Nobody knows how many keys an account has that cannot be named.
        AddGaps("sub-accounts", known, SubAccountGapKind.UncountedKeys);
        foreach (var email in known.Values)
        {
            await AskKeysAsync(email, cancellationToken).ConfigureAwait(false);
        }

        return new Observed<SubAccountReport>(new SubAccountReport(_keys, _counts) { Gaps = _gaps });
    }

    private async Task AskKeysAsync(string email, CancellationToken cancellationToken)
    {
        var subject = $"keys of {EvidenceText.Told(email)}";
        var keys = await PagedList<ListedKey>.ReadAsync(
            KeysPerPage,
            page => _requests.AskAsync(
                EndpointCatalogue.SubAccountKeys,
                new RequestParameters().Add("email", email).Add("page", page).Add("size", KeysPerPage),
                response => ReadKeys(response, email),
                cancellationToken)).ConfigureAwait(false);
        if (keys.Value is not { } listed)
        {
            _gaps.Add(new SubAccountGap(SubAccountGapKind.UncountedKeys, $"{subject}: {keys.Obstacle!.Message}"));
            return;
        }

        _counts[email] = listed.Count;
        AddGaps(subject, listed, SubAccountGapKind.CountedKey);
        foreach (var (apiKey, key) in listed.Values)
        {
            var addresses = await _requests.AskAsync(
                EndpointCatalogue.SubAccountKeyAddresses,
                new RequestParameters().Add("email", email).Add("subAccountApiKey", apiKey.Reveal()),
                response => ReadAddresses(response, key),
                cancellationToken).ConfigureAwait(false);
            _keys.Add(addresses.Value ?? key);
            if (GapOf(addresses) is { } gap)
            {
                _gaps.Add(new SubAccountGap(SubAccountGapKind.Addresses, $"addresses of {key.ApiKey} of {EvidenceText.Told(email)}: {gap}"));
            }
        }
    }

    private static string? GapOf(Observed<SubAccountKey> addresses) => addresses switch
    {
        { Obstacle: { } obstacle } => obstacle.Message,
        { Value.IPRestricted: null } => "the answer does not say whether the list is in force",
        { Value.UnreadAddresses: > 0 and var unread } => $"{Amount.Of(unread, "entry", "entries")} {(unread == 1 ? "is" : "are")} no text",
        { Value: { IPRestricted: not false, IPList: null } } => "the answer has no list",
        _ => null,
    };

    private void AddGaps<T>(string subject, PagedList<T> list, SubAccountGapKind badRows)
        where T : class
    {
        _gaps.AddRange(list.BadRows.Select(row => new SubAccountGap(badRows, $"{subject}: {row}")));
        if (list.Unfinished is { } reason)
        {
            _gaps.Add(new SubAccountGap(SubAccountGapKind.UncountedKeys, $"{subject}: {reason}"));
        }
    }

    // Only what says plainly that there is nothing to list makes the question needless. Any other refusal hides what there may be.
    private static Obstacle Explain(Obstacle obstacle) => obstacle.Error is { Kind: BinanceErrorKind.Api } error && HasNoSubAccounts(error)
        ? obstacle with { Reason = FindingReason.EnvironmentLacks, Message = $"The account has no sub-accounts that it may list: {obstacle.Message}" }
        : obstacle;

    // -4006: the key is one of a sub-account. The other is a text without a documented code (observed in published reports).
    private static bool HasNoSubAccounts(BinanceError error) =>
        error.Code == -4006 || error.Message.Contains("Sub-account function is not enabled", StringComparison.OrdinalIgnoreCase);

    private static ListPage<string> ReadAccounts(BinanceResponse response)
    {
        using var document = response.Parse();
        return Read(document.RootElement, ["subAccounts"], row => EvidenceRequests.Text(row, "email") is { } email && !string.IsNullOrWhiteSpace(email)
            ? new ListRow<string>(email.ToUpperInvariant(), email)
            : Bad<string>(row, "has no e-mail address"));
    }

    private static ListPage<ListedKey> ReadKeys(BinanceResponse response, string email)
    {
        using var document = response.Parse();

        // The array was called `list` before 2026-07-30, and the field is `apikey` (Binance connector, changelog 7.0.0).
        return Read(document.RootElement, ["rows", "list"], row =>
            ApiKeyId.TryParse(EvidenceRequests.Text(row, "apikey") ?? EvidenceRequests.Text(row, "apiKey"), out var apiKey)
                ? new ListRow<ListedKey>(apiKey.Fingerprint, new ListedKey(apiKey, Read(row, email, apiKey)))
                : Bad<ListedKey>(row, "has no valid API key"));
    }

    private static SubAccountKey Read(JsonElement row, string email, ApiKeyId apiKey)
    {
        var on = KeyPermission.None;
        var unknown = KeyPermission.None;
        foreach (var (field, permission) in Flags)
        {
            var flag = EvidenceRequests.Flag(row, field);
            on |= flag is true ? permission : KeyPermission.None;
            unknown |= flag is null ? permission : KeyPermission.None;
        }

        return new SubAccountKey(email, EvidenceRequests.Text(row, "apiName") ?? "", apiKey.Masked, apiKey.Fingerprint)
        {
            Permission = on,
            UnknownPermission = unknown,
        };
    }

    private static SubAccountKey ReadAddresses(BinanceResponse response, SubAccountKey key)
    {
        using var document = response.Parse();
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer about the addresses of a sub-account's key is no object.");
        }

        var known = key with { IPRestricted = EvidenceRequests.Flag(root, "ipRestrict") };
        if (!root.TryGetProperty("ipList", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return known;
        }

        string[] addresses = [.. list.EnumerateArray().Select(EvidenceRequests.Text).OfType<string>()];
        return known with { IPList = addresses, UnreadAddresses = list.GetArrayLength() - addresses.Length };
    }

    private static ListPage<T> Read<T>(JsonElement root, string[] names, Func<JsonElement, ListRow<T>> read)
        where T : class
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (root.TryGetProperty(name, out var rows) && rows.ValueKind == JsonValueKind.Array)
                {
                    return new ListPage<T>([.. rows.EnumerateArray().Select(read)], ReadTotal(root));
                }
            }
        }

        throw new JsonException($"The answer holds no list '{names[0]}'.");
    }

    // Documented for the keys only; where it is missing, a page that is not full is the last.
    private static long? ReadTotal(JsonElement root) =>
        root.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var count) ? count : null;

    private static ListRow<T> Bad<T>(JsonElement row, string fault)
        where T : class =>
        new(row.GetRawText(), null, row.ValueKind == JsonValueKind.Object ? fault : "is no object");

    private sealed record ListedKey(ApiKeyId ApiKey, SubAccountKey Key);
}
