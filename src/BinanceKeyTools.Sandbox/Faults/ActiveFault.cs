using System.IO.Enumeration;

namespace BinanceKeyTools.Sandbox.Faults;

/// <summary>A rule with its counters.</summary>
internal sealed class ActiveFault(FaultRule rule)
{
    private int _matches;
    private int _hits;

    public FaultRule Rule { get; } = rule;

    public bool IsSpent => _hits >= Rule.Count;

    /// <summary>Counts a request; true when the rule hits it.</summary>
    public bool Hits(string method, string path)
    {
        var matches = (Rule.Method is null || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(Rule.Path, path, ignoreCase: false);
        if (!matches || ++_matches % Rule.Every != 0)
        {
            return false;
        }

        _hits++;
        return true;
    }
}
