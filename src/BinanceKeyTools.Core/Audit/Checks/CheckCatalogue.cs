using System.Collections.Frozen;
using BinanceKeyTools.Audit.Checks.Purposes;
using BinanceKeyTools.Audit.Checks.Rights;

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
            new AuditCompletedCheck(),
            new MutesInUseCheck(),
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
