using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>Failures of one check, or unknowns of one cause: what can happen and what to do is said once for all of them.</summary>
internal sealed class ProblemGroup
{
    private ProblemGroup(IEnumerable<Problem> problems, int number)
    {
        Problems = [.. problems];
        Number = number;
    }

    /// <summary>The problems, worst first; at least one.</summary>
    public Problem[] Problems { get; }

    /// <summary>The place of the group in the page, from 1.</summary>
    public int Number { get; }

    /// <summary>The finding that speaks for the group where all say the same.</summary>
    public Finding Leading => Problems[0].Finding;

    /// <summary>The worst severity; a policy can judge some keys milder than others.</summary>
    public FindingSeverity Severity => Leading.Severity;

    /// <summary>What the group is about: "2 keys, 1 vault".</summary>
    public string Subjects => SubjectCount.Of(Problems.Select(problem => problem.Finding));

    /// <summary>Groups problems, worst first, then by how many there are, and numbers them.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="keyOf">What those of a group have in common; also the last order.</param>
    public static ProblemGroup[] Of(IEnumerable<Problem> problems, Func<Finding, string> keyOf)
    {
        ProblemGroup[] groups =
        [
            .. problems.GroupBy(problem => keyOf(problem.Finding), StringComparer.Ordinal)
                .Select(group => (group.Key, Problems: group.OrderByDescending(problem => problem.Finding.Severity).ToArray()))
                .OrderByDescending(group => group.Problems[0].Finding.Severity)
                .ThenByDescending(group => group.Problems.Length)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select((group, place) => new ProblemGroup(group.Problems, place + 1)),
        ];
        var number = 0;
        foreach (var problem in groups.SelectMany(group => group.Problems))
        {
            problem.Number = ++number;
        }

        return groups;
    }
}
