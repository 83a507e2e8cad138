using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>
/// Makes one finding of all checks of a key that could not be made for the same cause, and takes it apart again. A refused key would
/// otherwise be fifty findings that say the same. What is compared or counted are the single ones.
/// </summary>
public static class UnmadeChecks
{
    // What is missing differs from check to check, so that each says something of its own.
    private static readonly FindingReason[] Single = [FindingReason.NotRecorded, FindingReason.NothingAudited];

    private static readonly CheckMetadata Metadata = CheckMetadata.Of(ChecksNotMadeCheck.CheckId);

    /// <summary>Whether findings that could not be made for this reason have one cause in common.</summary>
    internal static bool IsShared(FindingReason reason) => !Single.Contains(reason);

    /// <summary>Puts together what has the same key and cause. Everything else stays as it is; the order stays that of the first of each.</summary>
    /// <param name="findings">Findings, single or put together before.</param>
    public static IReadOnlyList<Finding> Collapse(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        List<Finding> result = [];
        Dictionary<object, (int Index, List<Finding> Parts)> groups = [];
        foreach (var finding in Expand(findings))
        {
            if (finding.Status != FindingStatus.Unknown || finding.Scope != FindingScope.Key || !IsShared(finding.Reason))
            {
                result.Add(finding);
                continue;
            }

            var cause = CauseOf(finding);
            if (groups.TryGetValue(cause, out var group))
            {
                group.Parts.Add(finding);
            }
            else
            {
                groups.Add(cause, (result.Count, [finding]));
                result.Add(finding);
            }
        }

        foreach (var (index, parts) in groups.Values.Where(group => group.Parts.Count > 1))
        {
            result[index] = Join(parts);
        }

        return result;
    }

    /// <summary>Takes apart what was put together. Everything else stays as it is.</summary>
    /// <param name="findings">Findings of any kind.</param>
    public static IEnumerable<Finding> Expand(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.SelectMany(finding =>
            finding.Parts.Count > 0 ? finding.Parts.Select(part => ReferenceEquals(part.Subject, finding.Subject) ? part : part.About(finding.Subject, part.Id))
            : finding.Checks.Length > 0 ? finding.Checks.Select(check => Part(finding, check)).OfType<Finding>()
            : [finding]);
    }

    // The exchange may leave out several fields of one answer: that is one cause, whatever the field.
    private static object CauseOf(Finding finding) => (
        finding.RunId,
        finding.Host,
        finding.Vault?.ToUpperInvariant(),
        finding.Name.ToUpperInvariant(),
        finding.Fingerprint,
        (finding.Reason, finding.Reason == FindingReason.AnswerIncomplete ? "" : finding.Message, finding.Muted, finding.MuteReason, finding.MuteOwner, finding.MuteExpires));

    private static Finding Join(List<Finding> parts)
    {
        var worst = parts.Order(FindingOrder.WorstFirst).First();
        var next = Next(worst);
        var message = $"{Amount.Checks(parts.Count)} could not be made: {Cause(worst)}{(next is null ? "" : $" Next: {next.Value.Text}")}";
        return new Finding(worst.Subject)
        {
            Id = FindingIdentity.Of($"{ChecksNotMadeCheck.CheckId} {worst.Reason}", worst.Vault, worst.Name),
            CheckId = ChecksNotMadeCheck.CheckId,
            CheckName = Metadata.Name,
            Title = Metadata.TitleOf(FindingStatus.Unknown),
            Severity = worst.Severity,
            Status = FindingStatus.Unknown,
            Reason = worst.Reason,
            Message = KeyLikeText.Hide(message),
            Evidence = worst.Evidence,
            Risk = Metadata.Risk,
            Remediation = AdviceOf(worst),
            Command = next?.Command,
            Reference = Metadata.Reference,
            Muted = worst.Muted,
            MuteReason = worst.MuteReason,
            MuteOwner = worst.MuteOwner,
            MuteExpires = worst.MuteExpires,
            Change = parts.TrueForAll(part => part.Change is null) ? null
                : parts.Exists(part => part.Change == FindingChange.New) ? FindingChange.New
                : FindingChange.Unchanged,
            LastStatus = worst.LastStatus,
            LastKnownAt = parts.Max(part => part.LastKnownAt),
            Checks = [.. parts.Order(FindingOrder.WorstFirst).Select(part => $"{part.Severity} {part.CheckId} {part.CheckName}")],
            Parts = parts,
            RunId = worst.RunId,
            Policy = worst.Policy,
        };
    }

    // What a check advises against its failure is no advice where nobody knows whether it fails.
    private static string? AdviceOf(Finding worst) =>
        worst.Remediation is null || worst.Remediation != CheckCatalogue.Find(worst.CheckId)?.Metadata.Remediation
            ? worst.Remediation
            : Metadata.Remediation;

    private static string Cause(Finding worst)
    {
        var text = worst.Reason == FindingReason.AnswerIncomplete ? "the exchange's answer is incomplete." : worst.Message;
        return text.EndsWith('.') ? text : text + ".";
    }

    // What tells more about the cause, for a key that can be named.
    private static (string Text, string Command)? Next(Finding finding)
    {
        var name = finding.Name.Replace("'", "''", StringComparison.Ordinal);
        var place = finding.Vault is { } vault ? $" -Vault '{vault.Replace("'", "''", StringComparison.Ordinal)}'"
            : finding.Environment == BinanceEnvironment.Sandbox ? " -Environment Sandbox"
            : null;
        return finding.Reason switch
        {
            FindingReason.KeyRefused or FindingReason.QuestionRefused or FindingReason.AnswerIncomplete when place is not null =>
                ($"Debug-BinanceKey {(name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{name}'")}", $"Debug-BinanceKey '{name}'{place}"),
            FindingReason.ClockWrong => ("Test-BinanceClock", $"Test-BinanceClock -Environment {finding.Environment}"),
            FindingReason.ExchangeUnavailable => ("Get-BinanceEnvironment -Test", $"Get-BinanceEnvironment {finding.Environment} -Test"),
            _ => null,
        };
    }

    // Of a finding that came from another process the list of its checks is all there is; what they share is its own.
    private static Finding? Part(Finding whole, string text)
    {
        if (text.Split(' ', 3) is not [var severity, var id, var name] || !Enum.TryParse<FindingSeverity>(severity, out var parsed))
        {
            return null;
        }

        var check = CheckCatalogue.Find(id)?.Metadata;
        return new Finding(whole.Subject)
        {
            Id = FindingIdentity.Of(id, whole.Vault, whole.Name),
            CheckId = id,
            CheckName = name,
            Title = check?.TitleOf(FindingStatus.Unknown) ?? name,
            Severity = parsed,
            Status = FindingStatus.Unknown,
            Reason = whole.Reason,
            Message = Shared(whole.Message),
            Evidence = whole.Evidence,
            Risk = check?.Risk,
            Remediation = whole.Remediation,
            Reference = check?.Reference,
            Muted = whole.Muted,
            MuteReason = whole.MuteReason,
            MuteOwner = whole.MuteOwner,
            MuteExpires = whole.MuteExpires,
            Change = whole.Change,
            LastStatus = whole.LastStatus,
            LastKnownAt = whole.LastKnownAt,
            RunId = whole.RunId,
            Policy = whole.Policy,
        };
    }

    // The cause alone, without the count before it and the advice behind it.
    private static string Shared(string message)
    {
        var start = message.IndexOf(": ", StringComparison.Ordinal);
        var end = message.LastIndexOf(" Next: ", StringComparison.Ordinal);
        return message[(start < 0 ? 0 : start + 2)..(end < 0 ? message.Length : end)];
    }
}
