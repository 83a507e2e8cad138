using System.Collections.Concurrent;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Sees to it that no host gets more than one deliberately wrong signature in a run, however many keys are diagnosed.</summary>
internal sealed class WrongSignatureLedger
{
    private readonly ConcurrentDictionary<string, byte> _hosts = new(StringComparer.Ordinal);

    /// <summary>Whether a host had one already.</summary>
    public bool IsSpent(Uri host) => _hosts.ContainsKey(host.Authority);

    /// <summary>Takes the host's one.</summary>
    public bool TryTake(Uri host) => _hosts.TryAdd(host.Authority, 0);
}
