using System.Collections.Concurrent;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// The measured offsets to the servers' clocks. One instance is shared by all clients of a process, so that a hundred
/// keys cost one time request a host.
/// </summary>
public sealed class ServerClock
{
    // A measurement stays as the known offset once it has succeeded, so that no caller can fall between the two.
    private readonly ConcurrentDictionary<string, Lazy<Task<ClockOffset>>> _measurements = new(StringComparer.Ordinal);

    /// <summary>The last measured offset to a host, or <see langword="null"/> before the first signed request.</summary>
    /// <param name="host">The base address of the family.</param>
    public ClockOffset? OffsetOf(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return _measurements.TryGetValue(host.Authority, out var measurement)
            && measurement is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var offset } }
                ? offset
                : null;
    }

    /// <summary>Returns the offset, measuring it when it is not known yet. Callers that arrive together share one measurement.</summary>
    internal async ValueTask<ClockOffset> EnsureAsync(
        Uri host, Func<CancellationToken, Task<ClockOffset>> measure, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (OffsetOf(host) is { } known)
            {
                return known;
            }

            var mine = new Lazy<Task<ClockOffset>>(() => measure(cancellationToken));
            var shared = _measurements.GetOrAdd(host.Authority, mine);
            try
            {
                return await shared.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (shared != mine && shared.Value.IsCanceled && !cancellationToken.IsCancellationRequested)
            {
                // The caller that measured for everyone was stopped; that is not this caller's end.
            }
            finally
            {
                // Whoever measures and stops takes the measurement away with him; a failure must not be told to later callers.
                if (!shared.Value.IsCompletedSuccessfully && (shared == mine || shared.Value.IsCompleted))
                {
                    _measurements.TryRemove(KeyValuePair.Create(host.Authority, shared));
                }
            }
        }
    }

    /// <summary>Forgets an offset that led to -1021, unless somebody has replaced it since.</summary>
    internal void Forget(Uri host, ClockOffset stale)
    {
        if (_measurements.TryGetValue(host.Authority, out var measurement)
            && measurement is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var offset } } && offset == stale)
        {
            _measurements.TryRemove(KeyValuePair.Create(host.Authority, measurement));
        }
    }
}
