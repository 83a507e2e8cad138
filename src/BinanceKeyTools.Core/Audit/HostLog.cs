using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit;

/// <summary>Gathers what a run learns about the hosts of the exchange while it asks about keys. Safe for many keys at once; the order in
/// which they come decides nothing.</summary>
internal sealed class HostLog
{
    private readonly object _lock = new();
    private readonly Dictionary<string, HostEvidence> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The hosts by name.</summary>
    public IReadOnlyList<HostEvidence> Hosts
    {
        get
        {
            lock (_lock)
            {
                return [.. _hosts.Values.OrderBy(host => host.Name, StringComparer.OrdinalIgnoreCase)];
            }
        }
    }

    /// <summary>The keys about which the exchange was asked what they may do.</summary>
    public int AskedCount { get; private set; }

    /// <summary>Those about which it answered.</summary>
    public int AnsweredCount { get; private set; }

    /// <summary>Takes note of what was asked about a key.</summary>
    public void Add(KeyEvidence evidence, ExchangeHosts hosts)
    {
        if (evidence.Restriction is { IsKnown: false, Obstacle: null or { Reason: FindingReason.EnvironmentLacks } })
        {
            return;
        }

        var address = hosts.AddressOf(EndpointCatalogue.ApiRestrictions.Family);
        lock (_lock)
        {
            AskedCount++;
            AnsweredCount += evidence.Restriction.IsKnown ? 1 : 0;
            var host = _hosts.GetValueOrDefault(address.Host) ?? new HostEvidence(address.Host, evidence.Environment, KeyCount: 0);
            var obstacles = evidence.Obstacles.ToArray();
            var unavailable = obstacles.Where(obstacle => obstacle.Reason == FindingReason.ExchangeUnavailable).ToArray();
            _hosts[address.Host] = host with
            {
                KeyCount = host.KeyCount + 1,
                UnansweredCount = host.UnansweredCount + (unavailable.Length > 0 ? 1 : 0),
                Obstacle = First(unavailable, host.Obstacle),
                ClockObstacle = First(obstacles.Where(obstacle => obstacle.Reason == FindingReason.ClockWrong), host.ClockObstacle),
                Clock = Better(evidence.Clock, host.Clock),
            };
        }
    }

    private static Obstacle? First(IEnumerable<Obstacle> obstacles, Obstacle? known) =>
        obstacles.Append(known).OfType<Obstacle>().MinBy(obstacle => obstacle.Message, StringComparer.Ordinal);

    private static ClockOffset? Better(ClockOffset? one, ClockOffset? other) =>
        new[] { one, other }.OfType<ClockOffset>().OrderBy(clock => clock.Uncertainty).ThenBy(clock => clock.Offset).ThenBy(clock => clock.MeasuredAt).FirstOrDefault();
}
