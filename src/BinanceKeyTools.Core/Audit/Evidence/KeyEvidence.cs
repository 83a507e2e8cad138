using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Everything that a run found out about one key; what checks judge. Holds no secret.</summary>
public sealed class KeyEvidence
{
    /// <summary>What is recorded about the key.</summary>
    public required KeyRecord Key { get; init; }

    /// <summary>The environment that was asked; differs from the recorded one only when the caller named another.</summary>
    public required BinanceEnvironment Environment { get; init; }

    /// <summary>When the run looked, in UTC.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>How the key is kept; <see langword="null"/> for keys that are in no vault.</summary>
    public KeyStorage? Storage { get; init; }

    /// <summary>The size of the private key in bits; 0 for HMAC, <see langword="null"/> when it could not be read.</summary>
    public int? KeySize { get; init; }

    /// <summary>What is remarkable about the text of the API key, for example the form of futures testnet keys; <see langword="null"/>
    /// when it could not be read.</summary>
    public IReadOnlyList<ApiKeyFindingKind>? ApiKeyRemarks { get; init; }

    /// <summary>Why the vault's content could not be used as a key; <see langword="null"/> when it could.</summary>
    public Obstacle? Unreadable { get; init; }

    /// <summary>What the key may do.</summary>
    public Observed<KeyRestriction> Restriction { get; init; } = new();

    /// <summary>The state of the account.</summary>
    public Observed<AccountState> Account { get; init; } = new();

    /// <summary>The address book for withdrawals.</summary>
    public Observed<WithdrawalAddressBook> WithdrawalAddresses { get; init; } = new();

    /// <summary>The keys of the sub-accounts.</summary>
    public Observed<SubAccountReport> SubAccounts { get; init; } = new();

    /// <summary>Everything that stood in the way of a question.</summary>
    internal IEnumerable<Obstacle> Obstacles =>
        new[] { Restriction.Obstacle, Account.Obstacle, WithdrawalAddresses.Obstacle, SubAccounts.Obstacle }
            .Concat(Account.Value?.Unanswered.Values ?? [])
            .OfType<Obstacle>();

    /// <summary>The offset to the server's clock, when it was measured.</summary>
    public ClockOffset? Clock { get; init; }

    /// <summary>Tells two keys with the same secret apart from others: a digest keyed with a random value of this run, which
    /// never leaves the process.</summary>
    internal string? SecretDigest { get; init; }
}
