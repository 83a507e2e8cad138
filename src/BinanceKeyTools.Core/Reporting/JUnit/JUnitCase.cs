using System.Globalization;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.JUnit;

/// <summary>A test case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">The element that says how it ended; <see langword="null"/> for passed.</param>
/// <param name="Message">Why.</param>
/// <param name="Type">What kind of failure or error.</param>
/// <param name="Details">What there is to know beyond the message.</param>
internal sealed record JUnitCase(string Name, string? Outcome = null, string Message = "", string? Type = null, string? Details = null)
{
    public const string Failure = "failure";
    public const string Error = "error";
    public const string Skipped = "skipped";

    /// <summary>The cases of the findings about one subject. Readers show only one of two cases of one name, so that no two have one.</summary>
    public static IReadOnlyList<JUnitCase> Of(IReadOnlyList<Finding> findings)
    {
        var names = DistinctNames.Of(
            findings,
            (finding, number) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(finding)} ({finding.Reason}, {number})"),
            NameOf,
            finding => $"{NameOf(finding)} ({finding.Reason})");
        return [.. findings.Select((finding, index) => Of(finding, names[index]))];
    }

    private static string NameOf(Finding finding) => $"{finding.CheckId} {finding.CheckName}";

    private static JUnitCase Of(Finding finding, string name)
    {
        var entry = new JUnitCase(name);
        return finding switch
        {
            { Status: FindingStatus.Pass } => entry,
            { Status: FindingStatus.NotApplicable } => entry with { Outcome = Skipped, Message = $"Not applicable: {finding.Message}" },
            { Muted: true } => entry with { Outcome = Skipped, Message = Mute(finding) },
            { Status: FindingStatus.Fail } => Problem(entry, Failure, finding.Severity.ToString(), finding),
            _ => Problem(entry, Error, nameof(FindingStatus.Unknown), finding),
        };
    }

    private static JUnitCase Problem(JUnitCase entry, string outcome, string type, Finding finding)
    {
        string?[] lines =
        [
            finding.Message,
            $"Severity: {finding.Severity}{(finding.Status == FindingStatus.Unknown ? ", of the worst that it could hide" : "")}",
            LastKnownText.Of(finding),
            finding.Checks.Length == 0 ? null : $"Checks: {string.Join("; ", finding.Checks)}",
            finding.Subject.Owner is { } owner ? $"Owner: {owner}" : null,
            finding.Evidence.Length == 0 ? null : $"Evidence: {string.Join("; ", finding.Evidence)}",
            finding.Risk is null ? null : $"Risk: {finding.Risk}",
            finding.Remediation is null ? null : $"What to do: {finding.Remediation}",
            finding.Command is null ? null : $"Command: {finding.Command}",
        ];
        return entry with { Outcome = outcome, Type = type, Message = finding.Message, Details = string.Join('\n', lines.Where(line => line is not null)) };
    }

    private static string Mute(Finding finding) =>
        $"Muted ({finding.MuteReason}; {finding.MuteOwner}, until {finding.MuteExpires:yyyy-MM-dd}): {finding.Status}, {finding.Severity}: {finding.Message}";
}
