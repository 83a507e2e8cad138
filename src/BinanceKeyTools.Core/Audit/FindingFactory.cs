using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>Makes findings of what checks say: adds identity, severity, advice and mute.</summary>
internal sealed class FindingFactory(FleetAuditOptions options)
{
    /// <summary>The mutes of the policy, with what they were used for so far.</summary>
    public MuteMatcher Mutes { get; } = new(options.Policy.Mutes);

    public Finding Create(AuditCheck check, AuditedKey subject, KeyPolicy policy, CheckResult result)
    {
        var metadata = check.Metadata;
        var isProblem = result.Status is FindingStatus.Fail or FindingStatus.Unknown;
        var today = DateOnly.FromDateTime(subject.ObservedAt.UtcDateTime);
        // That nothing at all is known cannot be accepted for a while.
        var mute = isProblem && check is not AuditCompletedCheck ? FindMute(metadata, subject, result, today) : null;
        return new Finding(subject)
        {
            Id = FindingIdentity.Of(check.Id, subject.Vault, subject.Name),
            CheckId = check.Id,
            CheckName = metadata.Name,
            Title = metadata.TitleOf(result.Status),
            Severity = result.Severity ?? policy.SeverityOf(check),
            Status = result.Status,
            Reason = result.Reason,
            Message = KeyLikeText.Hide(result.Message),
            Evidence = Array.ConvertAll(result.Evidence, KeyLikeText.Hide),
            Risk = isProblem ? metadata.Risk : null,
            Remediation = isProblem ? result.Remediation is { } own ? KeyLikeText.Hide(own) : metadata.Remediation : null,
            Command = result.Status == FindingStatus.Fail ? CommandFor(metadata, subject) : null,
            Reference = metadata.Reference,
            Muted = mute is not null,
            MuteReason = mute?.Reason,
            MuteOwner = mute?.Owner,
            MuteExpires = mute?.Expires,
            RunId = options.RunId,
            Policy = options.Policy.Name,
        };
    }

    // All checks of a key that cannot be made for one cause are shown as one finding, which can be muted as such.
    private Mute? FindMute(CheckMetadata metadata, AuditedKey subject, CheckResult result, DateOnly today) =>
        Mutes.Find(metadata, subject.Name, subject.Vault, subject.Fingerprint, today)
        ?? (result.Status == FindingStatus.Unknown && subject.Scope == FindingScope.Key && UnmadeChecks.IsShared(result.Reason)
            ? Mutes.Find(CheckMetadata.Of(ChecksNotMadeCheck.CheckId), subject.Name, subject.Vault, subject.Fingerprint, today)
            : null);

    // The placeholders stand in single quotes, where PowerShell takes everything literally but the quote itself.
    // What is to be done in a vault cannot be done to a key that is in none.
    private static string? CommandFor(CheckMetadata metadata, AuditedKey subject) =>
        subject.Vault is null && metadata.Command?.Contains("{vault}", StringComparison.Ordinal) == true
            ? null
            : metadata.Command?
                .Replace("{name}", Quoted(subject.Name), StringComparison.Ordinal)
                .Replace("{vault}", Quoted(subject.Vault ?? ""), StringComparison.Ordinal);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
