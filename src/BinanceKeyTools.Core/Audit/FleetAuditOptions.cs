using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>How a fleet is audited.</summary>
public sealed class FleetAuditOptions
{
    /// <summary>What the keys are held against.</summary>
    public required AuditPolicy Policy { get; init; }

    /// <summary>The checks to run. Those that need a question that is not asked are left out.</summary>
    public IReadOnlyList<AuditCheck> Checks { get; init; } = CheckCatalogue.All;

    /// <summary>What is asked beside what the policy says: the needs of checks that were named explicitly.</summary>
    public EvidenceQuestion Questions { get; init; }

    /// <summary>Whether a key is a master account's that is to be asked about its sub-accounts. Each such key costs at least one
    /// request of UID weight 3000.</summary>
    public Func<KeyRecord, bool> IsMasterKey { get; init; } = static _ => false;

    /// <summary>The machine that the audit runs on.</summary>
    public required string Host { get; init; }

    /// <summary>Identifies the run; random unless given.</summary>
    public string RunId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>How late a request may arrive; the exchange's default when <see langword="null"/>.</summary>
    public TimeSpan? RecvWindow { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
