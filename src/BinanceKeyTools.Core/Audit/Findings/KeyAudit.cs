using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>One key with everything that the checks said about it, in a row.</summary>
public sealed class KeyAudit
{
    private readonly AuditedKey _key;

    private KeyAudit(AuditedKey key, IReadOnlyCollection<Finding> findings)
    {
        _key = key;
        var worst = findings.Where(finding => finding.IsProblem)
            .OrderByDescending(finding => finding.Status == FindingStatus.Fail)
            .ThenByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.CheckId, StringComparer.Ordinal)
            .FirstOrDefault();
        Status = worst?.Status ?? FindingStatus.Pass;
        Severity = worst?.Severity;
        WorstFinding = worst?.Message;
        WorstCheckId = worst?.CheckId;
        FailedCount = findings.Count(finding => finding.Status == FindingStatus.Fail && !finding.Muted);
        UnknownCount = findings.Count(finding => finding.Status == FindingStatus.Unknown && !finding.Muted);
        PassedCount = findings.Count(finding => finding.Status == FindingStatus.Pass);
        MutedCount = findings.Count(finding => finding is { Muted: true, Status: FindingStatus.Fail or FindingStatus.Unknown });
    }

    /// <inheritdoc cref="AuditedKey.Vault"/>
    public string? Vault => _key.Vault;

    /// <inheritdoc cref="AuditedKey.Name"/>
    public string Name => _key.Name;

    /// <inheritdoc cref="AuditedKey.Account"/>
    public string? Account => _key.Account;

    /// <inheritdoc cref="AuditedKey.Environment"/>
    public BinanceEnvironment Environment => _key.Environment;

    /// <inheritdoc cref="AuditedKey.ApiKey"/>
    public string? ApiKey => _key.ApiKey;

    /// <inheritdoc cref="AuditedKey.Fingerprint"/>
    public string? Fingerprint => _key.Fingerprint;

    /// <inheritdoc cref="AuditedKey.Algorithm"/>
    public KeyAlgorithm? Algorithm => _key.Algorithm;

    /// <inheritdoc cref="AuditedKey.Purpose"/>
    public string? Purpose => _key.Purpose;

    /// <inheritdoc cref="AuditedKey.Owner"/>
    public string? Owner => _key.Owner;

    /// <inheritdoc cref="AuditedKey.Host"/>
    public string Host => _key.Host;

    /// <inheritdoc cref="AuditedKey.CreatedAt"/>
    public DateTimeOffset? CreatedAt => _key.CreatedAt;

    /// <summary>Time from creation to the audit.</summary>
    public TimeSpan? Age => _key.ObservedAt - _key.CreatedAt;

    /// <inheritdoc cref="AuditedKey.TradingExpiresAt"/>
    public DateTimeOffset? TradingExpiresAt => _key.TradingExpiresAt;

    /// <summary>The rule for addresses: <c>list</c>, <c>any</c>, or <c>?</c> when unknown.</summary>
    public string IPRule => _key.IPRestricted switch { true => "list", false => "any", null => "?" };

    /// <summary>The rights as a letter each; see <see cref="RightsText"/>.</summary>
    public string Rights => RightsText.Of(_key.Permission, _key.UnknownPermission);

    /// <inheritdoc cref="AuditedKey.Permission"/>
    public KeyPermission Permission => _key.Permission;

    /// <summary>The worst status: a failure, then what could not be found out, then Pass. Muted findings do not count.</summary>
    public FindingStatus Status { get; }

    /// <summary>The severity of the worst finding; <see langword="null"/> when there is none.</summary>
    public FindingSeverity? Severity { get; }

    /// <summary>What the worst finding says.</summary>
    public string? WorstFinding { get; }

    /// <summary>The check of the worst finding.</summary>
    public string? WorstCheckId { get; }

    /// <summary>How many checks failed, without muted ones.</summary>
    public int FailedCount { get; }

    /// <summary>How many checks could not find out, without muted ones.</summary>
    public int UnknownCount { get; }

    /// <summary>How many checks passed.</summary>
    public int PassedCount { get; }

    /// <summary>How many problems are muted.</summary>
    public int MutedCount { get; }

    /// <inheritdoc cref="AuditedKey.ObservedAt"/>
    public DateTimeOffset ObservedAt => _key.ObservedAt;

    /// <summary>Sums up the findings of one key.</summary>
    /// <param name="findings">At least one finding, all about the same key.</param>
    public static KeyAudit Of(IReadOnlyCollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return new KeyAudit(findings.First().Subject, findings);
    }

    /// <summary>The identity: <c>vault/name</c>.</summary>
    public override string ToString() => _key.ToString();
}
