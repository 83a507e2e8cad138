using System.Net;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>One piece of evidence: what a probe did and what it saw. Holds no key and no secret.</summary>
public sealed record ProbeResult
{
    /// <summary>The probe's name, for example <c>SignedRead</c>.</summary>
    public required string Probe { get; init; }

    /// <summary>How it ended.</summary>
    public required ProbeStatus Status { get; init; }

    /// <summary>What it did, for example <c>GET /api/v3/account with the key's signature</c>.</summary>
    public required string Did { get; init; }

    /// <summary>What it saw, for example <c>HTTP 401, -2015 Invalid API-key, IP, or permissions for action.</c></summary>
    public required string Saw { get; init; }

    /// <summary>The host that was really asked; <see langword="null"/> for local probes.</summary>
    public string? Host { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The exchange's error code.</summary>
    public int? Code { get; init; }

    /// <summary>The caller's address as the exchange saw it, where an answer told it.</summary>
    public IPAddress? RequestAddress { get; init; }

    /// <summary>How many requests the probe sent, repetitions included.</summary>
    public int Requests { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>One line: probe, host and what was seen.</summary>
    public override string ToString() => Host is null ? $"{Probe}: {Saw}" : $"{Probe} on {Host}: {Saw}";
}
