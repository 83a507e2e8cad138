using System.Net;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A failure that a probe saw or a report tells, in one form.</summary>
/// <param name="Probe">The probe that saw it.</param>
/// <param name="Code">The exchange's error code.</param>
/// <param name="Kind">Who said no.</param>
/// <param name="Message">The message; empty when there is none.</param>
/// <param name="Family">The family that was asked.</param>
internal sealed record Sighting(string Probe, int? Code, BinanceErrorKind? Kind, string Message, ApiFamily? Family)
{
    public string? Host { get; init; }

    public HttpStatusCode? Status { get; init; }

    public IPAddress? Address { get; init; }

    public DateTimeOffset? BannedUntil { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether somebody told it, so that it was not seen here.</summary>
    public bool IsReported => Probe == ProbeNames.ReportedError;

    /// <summary>Whether the message holds these words.</summary>
    public bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
