using System.Collections.Concurrent;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// The measured offsets to the servers' clocks. One instance is shared by all clients of a process, so that a hundred
/// keys cost one time request a host.
/// </summary>
public sealed class ServerClock
{
    private readonly ConcurrentDictionary<string, ClockOffset> _offsets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ClockOffset>>> _measuring = new(StringComparer.Ordinal);

    /// <summary>The last measured offset to a host, or <see langword="null"/> before the first signed request.</summary>
    /// <param name="host">The base address of the family.</param>
    public ClockOffset? OffsetOf(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return _offsets.GetValueOrDefault(host.Authority);
    }

    /// <summary>Returns the offset, measuring it when it is not known yet. Callers that arrive together share one measurement.</summary>
    internal async ValueTask<ClockOffset> EnsureAsync(
        Uri host, Func<CancellationToken, Task<ClockOffset>> measure, CancellationToken cancellationToken)
    {
        if (_offsets.TryGetValue(host.Authority, out var known))
        {
            return known;
        }

        var mine = new Lazy<Task<ClockOffset>>(() => measure(cancellationToken));
        var shared = _measuring.GetOrAdd(host.Authority, mine);
        try
        {
            var offset = await shared.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            _offsets[host.Authority] = offset;
            return offset;
        }
        catch (OperationCanceledException) when (shared != mine && !cancellationToken.IsCancellationRequested)
        {
            // The caller that measured for everyone was stopped; that is not this caller's end.
            _measuring.TryRemove(KeyValuePair.Create(host.Authority, shared));
            return await EnsureAsync(host, measure, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _measuring.TryRemove(KeyValuePair.Create(host.Authority, shared));
        }
    }

    /// <summary>Forgets an offset that led to -1021, unless somebody has replaced it since.</summary>
    internal void Forget(Uri host, ClockOffset stale) => _offsets.TryRemove(KeyValuePair.Create(host.Authority, stale));
}
