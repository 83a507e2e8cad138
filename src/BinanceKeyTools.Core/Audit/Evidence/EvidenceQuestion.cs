namespace BinanceKeyTools.Audit.Evidence;

/// <summary>What an audit asks the exchange with a key. Each costs requests and weight.</summary>
[Flags]
public enum EvidenceQuestion
{
    /// <summary>Nothing: what the vault holds is enough.</summary>
    None = 0,

    /// <summary>What the key may do (one request, weight 1).</summary>
    Restriction = 1 << 0,

    /// <summary>The state of the account: status, trading lock, opened products, spot flags (four requests, weight 23).</summary>
    Account = 1 << 1,

    /// <summary>The address book for withdrawals (one request, weight 10).</summary>
    WithdrawalAddresses = 1 << 2,

    /// <summary>The keys of all sub-accounts, with a key of their master account: one request for the accounts, then one for
    /// the keys of each and one for the address list of each key, at most 60 a minute (weight UID 3000).</summary>
    SubAccounts = 1 << 3,
}
