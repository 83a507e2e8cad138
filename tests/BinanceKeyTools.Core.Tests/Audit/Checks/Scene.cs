using System.Text;
using System.Text.Json.Nodes;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>A key with everything that an audit may know about it. Unchanged, it is as it should be: every check passes or does
/// not apply.</summary>
internal sealed record Scene
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public string Name { get; init; } = "bot";

    public string? Vault { get; init; } = "Bots";

    public BinanceEnvironment Environment { get; init; } = BinanceEnvironment.Live;

    public BinanceEnvironment? Asked { get; init; }

    public KeyAlgorithm? Algorithm { get; init; } = KeyAlgorithm.Ed25519;

    public int? KeySize { get; init; } = 256;

    public string? ApiKey { get; init; } = "vmPU\u2026Eh8A";

    public string? Fingerprint { get; init; } = "4101f95a5e05";

    public string? SecretDigest { get; init; } = "D1";

    public IReadOnlyList<ApiKeyFindingKind>? Remarks { get; init; } = [];

    public KeyStorage? Storage { get; init; } = new(SecretForm.Credential, HasMetadata: true);

    public Obstacle? Unreadable { get; init; }

    // What is recorded.
    public string? Label { get; init; } = "grid bot";

    public string? Purpose { get; init; } = "SpotTrading";

    public string? Owner { get; init; } = "ops@example.com";

    public DateTimeOffset? RecordedAt { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public int? RotateAfterDays { get; init; }

    public IReadOnlyList<string> AllowedIP { get; init; } = [];

    public string? State { get; init; }

    // What the exchange says.
    public Obstacle? Refusal { get; init; }

    public bool IsAsked { get; init; } = true;

    public KeyPermission Rights { get; init; } = KeyPermission.Reading | KeyPermission.SpotAndMarginTrading;

    public KeyPermission UntoldRights { get; init; }

    public bool? IPRestricted { get; init; } = true;

    public DateTimeOffset? CreatedAt { get; init; } = Now.AddDays(-10);

    public DateTimeOffset? TradingExpiresAt { get; init; }

    public Observed<AccountState> Account { get; init; } = new(Healthy);

    public Observed<WithdrawalAddressBook> Addresses { get; init; } = new(new WithdrawalAddressBook(1, 0));

    public Observed<SubAccountReport> SubAccounts { get; init; } = new();

    public ClockOffset? Clock { get; init; } = new(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(20), Now);

    // What the policy says.
    public PurposeRule? Rule { get; init; }

    public KeyPermission Allowed { get; init; }

    public ExpectedState? Expected { get; init; }

    public AuditThresholds Thresholds { get; init; } = new();

    public IReadOnlySet<string> Disabled { get; init; } = new HashSet<string>();

    public static AccountState Healthy { get; } = new()
    {
        Status = "Normal",
        IsTradingLocked = false,
        IsMarginEnabled = true,
        IsFutureEnabled = true,
        IsOptionsEnabled = true,
        IsPortfolioMarginEnabled = false,
        CanTrade = true,
        CanWithdraw = true,
        CanDeposit = true,
    };

    public CheckContext ToContext()
    {
        var record = ToRecord();
        var unanswered = Unreadable ?? Refusal;
        var evidence = new KeyEvidence
        {
            Key = record,
            Environment = Asked ?? Environment,
            ObservedAt = Now,
            Storage = Storage,
            KeySize = KeySize,
            ApiKeyRemarks = Remarks,
            Unreadable = Unreadable,
            Restriction = unanswered is not null ? new(unanswered) : IsAsked ? new(ToRestriction(record)) : new(),
            Account = unanswered is not null ? new(unanswered) : Account,
            WithdrawalAddresses = unanswered is not null ? new(unanswered) : Addresses,
            SubAccounts = SubAccounts,
            Clock = Clock,
            SecretDigest = SecretDigest,
        };
        return new CheckContext(evidence, ToPolicy());
    }

    public FleetKey ToFleetKey()
    {
        var context = ToContext();
        return new FleetKey(context.Evidence.Key, AuditedKey.From(context.Evidence, context.Policy.PurposeName, "host"), context.Policy)
        {
            SubAccounts = SubAccounts,
            SecretDigest = SecretDigest,
        };
    }

    private KeyRecord ToRecord() => new()
    {
        Name = Name,
        Vault = Vault,
        Environment = Environment,
        Algorithm = Algorithm,
        ApiKey = ApiKey,
        Fingerprint = Fingerprint,
        Label = Label,
        Purpose = Purpose,
        Owner = Owner,
        CreatedAt = RecordedAt,
        RegisteredAt = RegisteredAt,
        RotateAfterDays = RotateAfterDays,
        AllowedIP = AllowedIP,
        State = State,
    };

    private KeyPolicy ToPolicy() => new()
    {
        PurposeName = Purpose,
        Purpose = Rule ?? (Enum.TryParse<KeyPurpose>(Purpose, out var purpose) ? PurposeRule.Of(purpose) : null),
        Allowed = Allowed,
        Expected = Expected,
        Thresholds = Thresholds,
        DisabledChecks = Disabled,
    };

    private KeyRestriction ToRestriction(KeyRecord record)
    {
        var answer = new JsonObject();
        foreach (var field in PermissionField.All.Where(field => !UntoldRights.HasFlag(field.Permission)))
        {
            answer[field.Field] = Rights.HasFlag(field.Permission);
        }

        if (IPRestricted is { } restricted)
        {
            answer["ipRestrict"] = restricted;
        }

        if (CreatedAt is { } createdAt)
        {
            answer["createTime"] = createdAt.ToUnixTimeMilliseconds();
        }

        if (TradingExpiresAt is { } end)
        {
            answer["tradingAuthorityExpirationTime"] = end.ToUnixTimeMilliseconds();
        }

        return KeyRestriction.Parse(Encoding.UTF8.GetBytes(answer.ToJsonString()), record, Now);
    }
}
