using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>
/// What a key may do, as the exchange tells about the key that signs the question
/// (<c>GET /sapi/v1/account/apiRestrictions</c>). A field that the answer lacks, or leaves null, is unknown, not off.
/// </summary>
public sealed class KeyRestriction : KeyObservation
{
    private static readonly string[] OtherFields = ["ipRestrict", "createTime", "tradingAuthorityExpirationTime"];

    private KeyRestriction(KeyRecord key, DateTimeOffset observedAt)
        : base(key, observedAt)
    {
        Algorithm = key.Algorithm;
    }

    /// <summary>The algorithm of the credential that signed. The exchange does not report it.</summary>
    public KeyAlgorithm? Algorithm { get; }

    /// <summary>The rights that are on.</summary>
    public KeyPermission Permission { get; private init; }

    /// <summary>The rights that the answer does not mention.</summary>
    public KeyPermission UnknownPermission { get; private init; }

    /// <summary>Whether the key is restricted to a list of addresses. The list itself is not told.</summary>
    public bool? IPRestricted { get; private init; }

    /// <summary>When the key was created, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>Time from creation to <see cref="KeyObservation.ObservedAt"/>; <see langword="null"/> when the exchange does not tell, or
    /// tells a date that is yet to come by this machine's clock.</summary>
    public TimeSpan? Age => ElapsedTime.Since(CreatedAt, ObservedAt);

    /// <summary>When the spot and margin trading permission runs out, in UTC. Only keys for which it will have this;
    /// the date follows no fixed rule and is never computed.</summary>
    public DateTimeOffset? TradingExpiresAt { get; private init; }

    /// <summary>"Enable Reading".</summary>
    public bool? EnableReading => State(KeyPermission.Reading);

    /// <summary>"Enable Spot &amp; Margin Trading".</summary>
    public bool? EnableSpotAndMarginTrading => State(KeyPermission.SpotAndMarginTrading);

    /// <summary>"Enable Margin Loan, Repay &amp; Transfer".</summary>
    public bool? EnableMargin => State(KeyPermission.Margin);

    /// <summary>"Enable Futures".</summary>
    public bool? EnableFutures => State(KeyPermission.Futures);

    /// <summary>"Enable European Options".</summary>
    public bool? EnableVanillaOptions => State(KeyPermission.VanillaOptions);

    /// <summary>"Enable Portfolio Margin Trading".</summary>
    public bool? EnablePortfolioMarginTrading => State(KeyPermission.PortfolioMarginTrading);

    /// <summary>"Enable Internal Transfer".</summary>
    public bool? EnableInternalTransfer => State(KeyPermission.InternalTransfer);

    /// <summary>"Permits Universal Transfer".</summary>
    public bool? PermitsUniversalTransfer => State(KeyPermission.UniversalTransfer);

    /// <summary>"Enable Withdrawals".</summary>
    public bool? EnableWithdrawals => State(KeyPermission.Withdrawals);

    /// <summary>"FIX API".</summary>
    public bool? EnableFixApiTrade => State(KeyPermission.FixApiTrade);

    /// <summary>"FIX API read only".</summary>
    public bool? EnableFixReadOnly => State(KeyPermission.FixReadOnly);

    /// <summary>Fields that are not documented, as they came (JSON text), except that long runs of key characters are masked.</summary>
    public IReadOnlyDictionary<string, string> AdditionalField { get; private init; } = new Dictionary<string, string>();

    /// <summary>Whether a right is on, off or not mentioned.</summary>
    /// <param name="permission">One permission.</param>
    /// <returns><see langword="null"/> when the answer does not mention it.</returns>
    public bool? State(KeyPermission permission) =>
        UnknownPermission.HasFlag(permission) ? null : Permission.HasFlag(permission);

    /// <summary>Reads the exchange's answer.</summary>
    /// <param name="json">The body of the answer.</param>
    /// <param name="key">The key that asked.</param>
    /// <param name="observedAt">When it was asked, in UTC.</param>
    /// <exception cref="JsonException">The body is not an object, or a documented field has another type.</exception>
    public static KeyRestriction Parse(ReadOnlyMemory<byte> json, KeyRecord key, DateTimeOffset observedAt)
    {
        try
        {
            return Read(json, key, observedAt);
        }
        catch (InvalidOperationException exception)
        {
            // What System.Text.Json throws for a name that escapes half a character is no JsonException.
            throw new JsonException("The answer about the key's restrictions holds text that is no valid Unicode.", exception);
        }
    }

    private static KeyRestriction Read(ReadOnlyMemory<byte> json, KeyRecord key, DateTimeOffset observedAt)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer about the key's restrictions is not an object.");
        }

        var granted = KeyPermission.None;
        var mentioned = KeyPermission.None;
        bool? ipRestricted = null;
        DateTimeOffset? createdAt = null;
        DateTimeOffset? tradingExpiresAt = null;
        Dictionary<string, string> additional = new(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var field = PermissionField.All.FirstOrDefault(field => property.NameEquals(field.Field));
            if (property.Value.ValueKind == JsonValueKind.Null && (field is not null || OtherFields.Contains(property.Name)))
            {
                continue;
            }

            if (field is not null)
            {
                mentioned |= field.Permission;
                granted |= Flag(property) ? field.Permission : KeyPermission.None;
            }
            else if (property.NameEquals("ipRestrict"))
            {
                ipRestricted = Flag(property);
            }
            else if (property.NameEquals("createTime"))
            {
                createdAt = Time(property);
            }
            else if (property.NameEquals("tradingAuthorityExpirationTime"))
            {
                tradingExpiresAt = Time(property);
            }
            else
            {
                additional[SecretScrubber.MaskRuns(property.Name)] = SecretScrubber.MaskRuns(property.Value.GetRawText());
            }
        }

        return new KeyRestriction(key, observedAt)
        {
            Permission = granted,
            UnknownPermission = PermissionField.Every & ~mentioned,
            IPRestricted = ipRestricted,
            CreatedAt = createdAt,
            TradingExpiresAt = tradingExpiresAt,
            AdditionalField = additional,
        };
    }

    private static bool Flag(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException($"The field '{property.Name}' is neither true nor false."),
    };

    // Zero stands for no date: no key is from 1970.
    private static DateTimeOffset? Time(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt64(out var milliseconds)
            && milliseconds is >= 0 and < 253_402_300_800_000
            ? milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new JsonException($"The field '{property.Name}' is not a time in milliseconds.");
}
