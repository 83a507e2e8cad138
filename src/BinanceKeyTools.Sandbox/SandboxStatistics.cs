using System.Collections.Concurrent;

namespace BinanceKeyTools.Sandbox;

/// <summary>What the server has done since its start. Safe from any thread.</summary>
public sealed class SandboxStatistics
{
    private readonly ConcurrentDictionary<int, long> _byStatus = new();
    private long _requests;
    private long _internalErrors;
    private long _resets;

    /// <summary>Requests that arrived, control requests under <c>/_sandbox</c> not counted.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests that failed by a fault of the sandbox itself; always zero in a healthy one.</summary>
    public long InternalErrors => Interlocked.Read(ref _internalErrors);

    /// <summary>Connections that an injected fault closed without an answer.</summary>
    public long ConnectionResets => Interlocked.Read(ref _resets);

    /// <summary>Answers with status 429.</summary>
    public long RateLimited => CountOf(429);

    /// <summary>Answers with status 418.</summary>
    public long Banned => CountOf(418);

    /// <summary>The number of answers by HTTP status.</summary>
    public IReadOnlyDictionary<int, long> ByStatus => new SortedDictionary<int, long>(_byStatus);

    internal void CountRequest() => Interlocked.Increment(ref _requests);

    internal void CountInternalError() => Interlocked.Increment(ref _internalErrors);

    internal void CountReset() => Interlocked.Increment(ref _resets);

    internal void CountAnswer(int status) => _byStatus.AddOrUpdate(status, 1, static (_, count) => count + 1);

    private long CountOf(int status) => _byStatus.GetValueOrDefault(status);
}
