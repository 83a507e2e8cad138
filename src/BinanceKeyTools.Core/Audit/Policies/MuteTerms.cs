using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>On what terms problems are accepted: makes mutes of findings.</summary>
public sealed record MuteTerms
{
    /// <summary>How long a problem can be accepted at most, in days: each is looked at again within a year. What is accepted for longer is a
    /// rule, and belongs into the policy.</summary>
    public const int MostDays = 366;

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who accepts it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day (UTC) on which it is.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Whether the mutes hold for every key of the name. Otherwise each ends with its key.</summary>
    public bool AnyKey { get; init; }

    /// <summary>Whether there is anything to accept: a failure, or something unknown.</summary>
    public static bool IsMutable(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Status is FindingStatus.Fail or FindingStatus.Unknown;
    }

    /// <summary>The mutes that cover a finding and nothing else.</summary>
    /// <param name="finding">A failure, or something unknown.</param>
    public IReadOnlyList<Mute> For(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var isKey = finding.Scope == FindingScope.Key;
        return
        [
            .. ChecksOf(finding).Select(check => new Mute
            {
                Check = check,
                Name = isKey ? NamePattern.Quote(finding.Name) : AuditedKey.Everything,
                Vault = string.IsNullOrEmpty(finding.Vault) ? null : NamePattern.Quote(finding.Vault),
                Fingerprint = isKey && !AnyKey && finding.Fingerprint is { Length: > 0 } fingerprint ? fingerprint : null,
                Reason = Reason,
                Owner = Owner,
                Expires = Expires,
            }),
        ];
    }

    private static string[] ChecksOf(Finding finding) => [finding.CheckId];
}
