namespace BinanceKeyTools.Sandbox.Faults;

/// <summary>A fault for the requests that match a method and a path pattern.</summary>
public sealed record FaultRule
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The HTTP method, or null for every method.</summary>
    public string? Method { get; init; }

    /// <summary>The path without query; <c>*</c> stands for any run of characters.</summary>
    public string Path { get; init; } = "*";

    /// <summary>How many matching requests are hit before the rule is spent; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>Hits each n-th matching request only, beginning with the n-th; 1 hits all.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The latency, or the time that a slow body takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The upper end of a random addition to the latency.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>What is added to the server's clock.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>The status of an answer that the fault makes, 200 to 599; null for the default of the kind.</summary>
    public int? Status { get; init; }

    /// <summary>The body of an answer that the fault makes; null for the default of the kind.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of the answer; null for the default of the kind.</summary>
    public string? ContentType { get; init; }

    /// <summary>The first thing wrong with the rule, or null.</summary>
    internal string? Problem() => this switch
    {
        { Path.Length: 0 } => "path must not be empty",
        { Count: <= 0 } => "count must be at least 1",
        { Every: <= 0 } => "every must be at least 1",
        { Status: < 200 or > 599 } => "status must be between 200 and 599",
        _ when Delay < TimeSpan.Zero || Jitter < TimeSpan.Zero => "delay and jitter must not be negative",
        _ => null,
    };
}
