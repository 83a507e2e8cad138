namespace BinanceKeyTools.Exchange;

/// <summary>Where an environment serves one family, and whether it answered when it was tested.</summary>
public sealed record EnvironmentHost
{
    /// <summary>The family.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>Scheme and host.</summary>
    public required Uri Address { get; init; }

    /// <summary>What the paths of the family begin with, for example <c>/fapi</c>.</summary>
    public string BasePath => ApiPath.PrefixOf(Family);

    /// <summary>Other hosts that serve the same with the same keys, an array; reached with a base address.</summary>
    public IReadOnlyList<string> Alternates { get; init; } = Array.Empty<string>();

    /// <summary>Whether the API answered a public request; <see langword="null"/> when it was not asked.</summary>
    public bool? Reachable { get; init; }

    /// <summary>The time from sending that request to the end of its answer, with the connection when there was none.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The error id when it did not answer, for example <c>BinanceNameResolution</c>.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What happened and what to do, or that the exchange is under maintenance.</summary>
    public string? Detail { get; init; }

    /// <summary>The address with the base path.</summary>
    public override string ToString() => $"{Address.GetLeftPart(UriPartial.Authority)}{BasePath}";
}
