namespace BinanceKeyTools.Audit.Drift;

/// <summary>What is different between two runs.</summary>
public enum AuditChangeKind
{
    /// <summary>A key that the earlier run did not have.</summary>
    KeyAdded,

    /// <summary>A key that the later run does not have, although it read the vault.</summary>
    KeyVanished,

    /// <summary>A key about which the later run knows nothing, although something was known before.</summary>
    KeyUnknown,

    /// <summary>A vault that the later run could not read, although it was read before.</summary>
    VaultUnknown,

    /// <summary>Another API key under the same name.</summary>
    KeyReplaced,

    /// <summary>A right was switched on.</summary>
    PermissionAdded,

    /// <summary>A right was switched off.</summary>
    PermissionRemoved,

    /// <summary>The restriction to addresses was switched on.</summary>
    IPRestrictionAdded,

    /// <summary>The restriction to addresses was switched off.</summary>
    IPRestrictionRemoved,

    /// <summary>A check fails that did not.</summary>
    FindingNew,

    /// <summary>A check that failed does not any more.</summary>
    FindingFixed,
}
