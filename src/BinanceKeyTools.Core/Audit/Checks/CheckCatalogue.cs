using System.Collections.Frozen;
using BinanceKeyTools.Audit.Checks.Accounts;
using BinanceKeyTools.Audit.Checks.Addresses;
using BinanceKeyTools.Audit.Checks.Ages;
using BinanceKeyTools.Audit.Checks.Answers;
using BinanceKeyTools.Audit.Checks.Inventory;
using BinanceKeyTools.Audit.Checks.Material;
using BinanceKeyTools.Audit.Checks.Purposes;
using BinanceKeyTools.Audit.Checks.Rights;
using BinanceKeyTools.Audit.Checks.SubAccounts;
using BinanceKeyTools.Audit.Checks.Vaults;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>All checks.</summary>
public static class CheckCatalogue
{
    /// <summary>All checks, by id.</summary>
    public static IReadOnlyList<AuditCheck> All { get; } =
        new AuditCheck[]
        {
            new WithdrawalsEnabledCheck(),
            new ReadingDisabledCheck(),
            new SpotTradingWithoutPurposeCheck(),
            new MarginWithoutPurposeCheck(),
            new FuturesWithoutPurposeCheck(),
            new OptionsWithoutPurposeCheck(),
            new PortfolioMarginWithoutPurposeCheck(),
            new InternalTransferWithoutPurposeCheck(),
            new UniversalTransferWithoutPurposeCheck(),
            new FixTradingWithoutPurposeCheck(),
            new FixReadingWithoutPurposeCheck(),
            new SpotTradingBeyondPurposeCheck(),
            new MarginBeyondPurposeCheck(),
            new FuturesBeyondPurposeCheck(),
            new OptionsBeyondPurposeCheck(),
            new PortfolioMarginBeyondPurposeCheck(),
            new InternalTransferBeyondPurposeCheck(),
            new UniversalTransferBeyondPurposeCheck(),
            new FixTradingBeyondPurposeCheck(),
            new FixReadingBeyondPurposeCheck(),
            new PermissionUnexpectedCheck(),
            new IPRestrictionUnexpectedCheck(),
            new KeyUnexpectedCheck(),
            new ReadingMissingCheck(),
            new SpotTradingMissingCheck(),
            new MarginMissingCheck(),
            new FuturesMissingCheck(),
            new OptionsMissingCheck(),
            new PortfolioMarginMissingCheck(),
            new InternalTransferMissingCheck(),
            new UniversalTransferMissingCheck(),
            new WithdrawalsMissingCheck(),
            new FixTradingMissingCheck(),
            new FixReadingMissingCheck(),
            new WithdrawalsWithoutIPListCheck(),
            new UnrestrictedHmacTradingCheck(),
            new RightsWithoutIPListCheck(),
            new PurposeWithoutIPListCheck(),
            new NoIPListCheck(),
            new HmacAlgorithmCheck(),
            new RsaKeyTooSmallCheck(),
            new Rsa2048Check(),
            new KeyTooOldCheck(),
            new AgeUnknownCheck(),
            new RotationOverdueCheck(),
            new TradingExpiresSoonCheck(),
            new TradingExpiredCheck(),
            new UnrestrictedKeyAtRiskCheck(),
            new MetadataMissingCheck(),
            new LabelMissingCheck(),
            new PurposeMissingCheck(),
            new PurposeUnknownCheck(),
            new OwnerMissingCheck(),
            new EnvironmentMismatchCheck(),
            new KeyStoredTwiceCheck(),
            new SecretSharedCheck(),
            new KeyWithTwoPurposesCheck(),
            new KeyUnreadableCheck(),
            new SecretInPlainTextCheck(),
            new RotationUnfinishedCheck(),
            new KeyUnknownToExchangeCheck(),
            new KeyRefusedCheck(),
            new ClockOffsetCheck(),
            new ChecksNotMadeCheck(),
            new AccountNotNormalCheck(),
            new ApiTradingLockedCheck(),
            new AccountCannotTradeCheck(),
            new AccountCannotWithdrawCheck(),
            new MarginNotOpenedCheck(),
            new FuturesNotOpenedCheck(),
            new OptionsNotOpenedCheck(),
            new PortfolioMarginNotActiveCheck(),
            new FuturesUnderPortfolioMarginCheck(),
            new WithdrawalWhitelistEmptyCheck(),
            new SubAccountReportIncompleteCheck(),
            new SubAccountKeyCountHighCheck(),
            new SubAccountKeyWithoutIPListCheck(),
            new SubAccountIPListDiffersCheck(),
            new SubAccountIPListUnroutableCheck(),
            new SubAccountIPListDuplicatesCheck(),
            new AuditCompletedCheck(),
            new MutesInUseCheck(),
            new ExchangeUnavailableCheck(),
            new PolicyDeviationsCheck(),
            new VaultWithoutPasswordCheck(),
            new VaultUnavailableCheck(),
        };

    private static FrozenDictionary<string, AuditCheck> ByIdOrName { get; } =
        All.SelectMany(check => new[] { (Key: check.Id, check), (Key: check.Metadata.Name, check) })
            .ToFrozenDictionary(pair => pair.Key, pair => pair.check, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a check.</summary>
    /// <param name="idOrName">Its id or its name, in any case.</param>
    public static AuditCheck? Find(string idOrName)
    {
        ArgumentNullException.ThrowIfNull(idOrName);
        return ByIdOrName.GetValueOrDefault(idOrName);
    }
}
