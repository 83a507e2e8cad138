using System.Collections.Frozen;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>All checks.</summary>
public static class CheckCatalogue
{
    /// <summary>All checks, by id.</summary>
    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        .. new AuditCheck[]
        {
            new WithdrawalsEnabledCheck(),
            new AuditCompletedCheck(),
            new MutesInUseCheck(),
        }.OrderBy(check => check.Id, StringComparer.Ordinal),
    ];

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
