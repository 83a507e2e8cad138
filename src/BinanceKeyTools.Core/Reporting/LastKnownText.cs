using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting;

/// <summary>What was last known of something that is unknown now.</summary>
internal static class LastKnownText
{
    private const int NamedChecks = 5;

    /// <summary>What the check came to when it could last be made; Fail where one of those that a finding stands for failed.</summary>
    public static FindingStatus? StatusOf(Finding finding) =>
        finding.Parts.Any(part => part.LastStatus == FindingStatus.Fail) ? FindingStatus.Fail : finding.LastStatus;

    /// <summary>Says what the check came to when it could last be made; <see langword="null"/> when no baseline tells.</summary>
    public static string? Of(Finding finding)
    {
        if (finding is not { Status: FindingStatus.Unknown, LastKnownAt: { } at } || StatusOf(finding) is not { } status)
        {
            return null;
        }

        var date = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (finding.Parts.Count == 0)
        {
            return $"Last known: {status} on {date}.";
        }

        var failed = finding.Parts.Where(part => part.LastStatus == FindingStatus.Fail).Select(part => part.CheckId).ToList();
        return failed.Count == 0
            ? $"Last known on {date}: none of them failed."
            : $"Last known on {date}: {Amount.Of(failed.Count, "failure")} ({string.Join(", ", failed.Take(NamedChecks))}{(failed.Count > NamedChecks ? ", …" : "")}).";
    }

    /// <summary>A message with what was last known behind it.</summary>
    public static string After(string message, Finding finding) =>
        Of(finding) is { } last ? $"{message}{(message.EndsWith('.') ? "" : ".")} {last}" : message;
}
