namespace BinanceKeyTools.Sandbox.Faults;

/// <summary>The faults in force. Can be changed while the server runs; safe from any thread.</summary>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly List<ActiveFault> _active = [];
    private readonly Random _random;

    internal FaultPlan(IEnumerable<FaultRule> rules, Random random)
    {
        _random = random;
        foreach (var rule in rules)
        {
            Add(rule);
        }
    }

    /// <summary>The rules that are not spent, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
            {
                return [.. _active.Select(fault => fault.Rule)];
            }
        }
    }

    /// <summary>Adds a rule; it holds from the next request on.</summary>
    /// <exception cref="ArgumentException">A value of the rule is out of its range.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Problem() is { } problem)
        {
            throw new ArgumentException($"Invalid fault rule: {problem}.", nameof(rule));
        }

        lock (_gate)
        {
            _active.Add(new ActiveFault(rule));
        }
    }

    /// <summary>Removes every rule.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _active.Clear();
        }
    }

    /// <summary>What the rules do to one request; counts the request against them.</summary>
    internal FaultEffect Take(string method, string path)
    {
        lock (_gate)
        {
            if (_active.Count == 0)
            {
                return FaultEffect.None;
            }

            var hits = _active.Where(fault => fault.Hits(method, path)).Select(fault => fault.Rule).ToArray();
            _active.RemoveAll(fault => fault.IsSpent);
            return hits.Aggregate(FaultEffect.None, (effect, rule) => effect.And(rule, _random.NextDouble()));
        }
    }
}
