namespace BinanceKeyTools.Audit;

/// <summary>The rights that go with a purpose, by least privilege.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Required">Without these the key cannot serve its purpose.</param>
/// <param name="Forbidden">These the key must not have.</param>
/// <param name="RequiresIPRestriction">Whether the key must be bound to addresses: with every right beyond reading
/// (Binance, "How to Create API Keys on Binance").</param>
public sealed record PurposeProfile(KeyPurpose Purpose, KeyPermission Required, KeyPermission Forbidden, bool RequiresIPRestriction)
{
    private const KeyPermission MovesFunds = KeyPermission.Withdrawals | KeyPermission.InternalTransfer | KeyPermission.UniversalTransfer;

    private const KeyPermission Trades = KeyPermission.SpotAndMarginTrading | KeyPermission.Margin | KeyPermission.Futures
        | KeyPermission.VanillaOptions | KeyPermission.PortfolioMarginTrading | KeyPermission.FixApiTrade;

    /// <summary>The profile of the purpose of a name, in any case; <see langword="null"/> for names of purposes that only a policy knows.</summary>
    /// <param name="purpose">The name.</param>
    public static PurposeProfile? Named(string? purpose) =>
        Enum.GetValues<KeyPurpose>().Where(known => string.Equals(known.ToString(), purpose, StringComparison.OrdinalIgnoreCase)).Select(Of).FirstOrDefault();

    /// <summary>The profile of a purpose.</summary>
    /// <param name="purpose">The purpose.</param>
    public static PurposeProfile Of(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.ReadOnly or KeyPurpose.TaxReporting => new(purpose, KeyPermission.Reading, Trades | MovesFunds, false),

        // FIX is another way to trade the same market, so it is neither needed nor forbidden.
        KeyPurpose.SpotTrading => new(
            purpose,
            KeyPermission.Reading | KeyPermission.SpotAndMarginTrading,
            MovesFunds | (Trades & ~(KeyPermission.SpotAndMarginTrading | KeyPermission.FixApiTrade)),
            true),
        KeyPurpose.MarginTrading => new(
            purpose,
            KeyPermission.Reading | KeyPermission.SpotAndMarginTrading | KeyPermission.Margin,
            MovesFunds | KeyPermission.Futures | KeyPermission.VanillaOptions | KeyPermission.PortfolioMarginTrading,
            true),
        KeyPurpose.FuturesTrading => new(
            purpose, KeyPermission.Reading | KeyPermission.Futures, MovesFunds | (Trades & ~KeyPermission.Futures), true),
        KeyPurpose.Treasury => new(purpose, KeyPermission.Reading | KeyPermission.Withdrawals, Trades, true),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };
}
