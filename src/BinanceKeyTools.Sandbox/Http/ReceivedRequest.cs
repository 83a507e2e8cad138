using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>A request as it came over the wire: nothing is decoded, sorted or re-encoded.</summary>
internal sealed class ReceivedRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The bytes after the question mark.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The header <c>X-MBX-APIKEY</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The header <c>X-MBX-TIME-UNIT</c>.</summary>
    public string? TimeUnit { get; init; }

    public required IPAddress ClientAddress { get; init; }

    public required BinanceEnvironment Environment { get; init; }
}
