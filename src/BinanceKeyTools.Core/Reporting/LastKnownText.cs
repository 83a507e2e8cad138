using System.Globalization;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>What was last known of something that is unknown now.</summary>
internal static class LastKnownText
{
    /// <summary>Says what the check came to when it could last be made; <see langword="null"/> when no baseline tells.</summary>
    public static string? Of(Finding finding) => finding is { Status: FindingStatus.Unknown, LastStatus: { } status, LastKnownAt: { } at }
        ? string.Create(CultureInfo.InvariantCulture, $"Last known: {status} on {at.UtcDateTime:yyyy-MM-dd}.")
        : null;

    /// <summary>A message with what was last known behind it.</summary>
    public static string After(string message, Finding finding) =>
        Of(finding) is { } last ? $"{message}{(message.EndsWith('.') ? "" : ".")} {last}" : message;
}
