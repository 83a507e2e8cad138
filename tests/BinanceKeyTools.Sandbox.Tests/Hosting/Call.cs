namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>A request to be sent; parameters are given as they go on the wire.</summary>
internal sealed record Call(string Method, string Path)
{
    public string Query { get; init; } = string.Empty;

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Milliseconds between the clock and the timestamp.</summary>
    public double TimestampOffset { get; init; }

    /// <summary>The timestamp's own text, in place of the clock's.</summary>
    public string? Timestamp { get; init; }

    public string? ApiKey { get; init; }

    /// <summary>Signs with something that is not the key's own secret.</summary>
    public bool WrongSignature { get; init; }

    public bool OmitTimestamp { get; init; }

    public bool OmitSignature { get; init; }

    public string? Address { get; init; }

    public string? Environment { get; init; }

    public string? TimeUnit { get; init; }
}
