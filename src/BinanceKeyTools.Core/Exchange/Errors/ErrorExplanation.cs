using System.Net;

namespace BinanceKeyTools.Exchange.Errors;

/// <summary>What an error means and what to do about it: one object for each meaning that a code, a text or a log line can have.</summary>
public sealed record ErrorExplanation
{
    /// <summary>The error code; <see langword="null"/> for failures that have none, such as a page of a firewall.</summary>
    public int? Code { get; init; }

    /// <summary>The families that send the code with this meaning, an array. Empty when the failure belongs to no family.</summary>
    public IReadOnlyList<ApiFamily> Families { get; init; } = Array.Empty<ApiFamily>();

    /// <summary>The name in the exchange's table, or a short description; the error id for errors of this module.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, in one or two sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>Possible causes, most likely first; an array.</summary>
    public IReadOnlyList<string> Causes { get; init; } = Array.Empty<string>();

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>What the text rests on; says "observed" when no official table confirms it.</summary>
    public required string Source { get; init; }

    /// <summary>Whether an official table of the exchange lists this meaning.</summary>
    public bool Documented { get; init; }

    /// <summary>What the message must contain for this meaning; <see langword="null"/> when it goes for every other message.</summary>
    public string? MessageContains { get; init; }

    /// <summary>The message that came with the error, scrubbed of key material.</summary>
    public string? Message { get; init; }

    /// <summary>The caller's address as the exchange saw it, when the message names it. It is no proof that the address is the problem.</summary>
    public IPAddress? RequestAddress { get; init; }

    /// <summary>Whether the code means something else in another family.</summary>
    public bool DiffersByFamily { get; init; }

    /// <summary>What else the code means, each with its families: "CoinMargined: INVALID_PAIR: …"; an array.</summary>
    public IReadOnlyList<string> OtherMeanings { get; init; } = Array.Empty<string>();

    /// <summary>Code and name.</summary>
    public override string ToString() =>
        Code is { } code ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code} {Name}") : Name;
}
