using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>One key with everything that the checks said about it, in a row. An entry of a vault that could not be read as a key has a row
/// too, with the scope Entry, so that it is never passed over.</summary>
public sealed class KeyAudit
{
    private readonly AuditedKey _key;

    private Finding? _worst;

    /// <summary>A row without findings yet.</summary>
    internal KeyAudit(AuditedKey key) => _key = key;

    /// <summary>Key, or Entry for what could not be read as one.</summary>
    public FindingScope Scope => _key.Scope;

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
    public TimeSpan? Age => ElapsedTime.Since(_key.CreatedAt, _key.ObservedAt);

    /// <inheritdoc cref="AuditedKey.TradingExpiresAt"/>
    public DateTimeOffset? TradingExpiresAt => _key.TradingExpiresAt;

    /// <summary>The rule for addresses: <c>list</c>, <c>any</c>, or <c>?</c> when unknown.</summary>
    public string IPRule => _key.IPRestricted switch { true => "list", false => "any", null => "?" };

    /// <summary>The rights as a letter each; see <see cref="RightsText"/>.</summary>
    public string Rights => RightsText.Of(_key.Permission, _key.UnknownPermission);

    /// <inheritdoc cref="AuditedKey.Permission"/>
    public KeyPermission Permission => _key.Permission;

    /// <summary>The status of the worst finding: Fail or Unknown; without one Pass, or NotApplicable when no check applied. Muted findings
    /// do not count. An unknown is worse than every failure that is less severe than what the unknown could hide.</summary>
    public FindingStatus Status => _worst?.Status ?? (PassedCount > 0 ? FindingStatus.Pass : FindingStatus.NotApplicable);

    /// <summary>The severity of the worst finding; <see langword="null"/> when there is none.</summary>
    public FindingSeverity? Severity => _worst?.Severity;

    /// <summary>What the worst finding says.</summary>
    public string? WorstFinding => _worst?.Message;

    /// <summary>The check of the worst finding.</summary>
    public string? WorstCheckId => _worst?.CheckId;

    /// <summary>How many checks failed, without muted ones.</summary>
    public int FailedCount { get; private set; }

    /// <summary>How many checks could not be made, without muted ones.</summary>
    public int UnknownCount { get; private set; }

    /// <summary>How many checks passed.</summary>
    public int PassedCount { get; private set; }

    /// <summary>How many problems are muted.</summary>
    public int MutedCount { get; private set; }

    /// <inheritdoc cref="AuditedKey.ObservedAt"/>
    public DateTimeOffset ObservedAt => _key.ObservedAt;

    /// <summary>Sums up the findings of one key.</summary>
    /// <param name="findings">At least one finding, all about the same key.</param>
    public static KeyAudit Of(IReadOnlyCollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var row = new KeyAudit(findings.First().Subject);
        foreach (var finding in UnmadeChecks.Collapse(findings))
        {
            row.Add(finding);
        }

        return row;
    }

    /// <summary>Counts a finding about the key, also one that stands for several. The findings themselves are not kept, but for the worst.</summary>
    internal void Add(Finding finding)
    {
        switch (finding)
        {
            case { Status: FindingStatus.Pass }:
                PassedCount++;
                break;
            case { Status: FindingStatus.NotApplicable }:
                break;
            case { Muted: true }:
                MutedCount += finding.CheckCount;
                break;
            case { Status: FindingStatus.Fail }:
                FailedCount++;
                break;
            default:
                UnknownCount += finding.CheckCount;
                break;
        }

        if (finding.IsProblem && (_worst is null || FindingOrder.WorstFirst.Compare(finding, _worst) < 0))
        {
            _worst = finding;
        }
    }

    /// <summary>The identity: <c>vault/name</c>.</summary>
    public override string ToString() => _key.ToString();
}
