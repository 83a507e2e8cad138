using System.Text.Json;
using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads one file and collects everything that is wrong with it.</summary>
internal sealed class PolicyReading(string source)
{
    private const string SchemaMember = "$schema";

    private readonly List<PolicyProblem> _own = [];
    private readonly List<PolicyProblem> _others = [];

    /// <summary>The problems of extended files, then those of this one by line. An array, because scripts index it.</summary>
    public PolicyProblem[] Problems => [.. _others, .. _own.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public bool HasError => _own.Concat(_others).Any(problem => problem.Severity == PolicyProblemSeverity.Error);

    /// <summary>Reads the file; what comes back is to be used only when there is no error.</summary>
    public T? Read<T>(ReadOnlyMemory<byte> utf8, PolicyFormat format, Func<LocatedObject, T> read)
        where T : class
    {
        if (format.Parse(utf8, Report) is not { } root)
        {
            return null;
        }

        RefuseKeys(root);
        return LocatedObject.ReadWhole(root, read, format.Rules with { Report = Report });
    }

    public void Add(IEnumerable<PolicyProblem> problems) => _others.AddRange(problems);

    private void Report(LocatedFault fault) => _own.Add(PolicyProblem.From(fault, source));

    // Reasons, owners and names are repeated in reports, so that they must not hold what should never be in a file.
    private void RefuseKeys(LocatedValue value)
    {
        RefuseKey(value.Text, value.Place, value.Path);
        value.Items.ForEach(RefuseKeys);
        foreach (var member in value.Members.Where(member => member.Name != SchemaMember || member.Value.Kind != JsonValueKind.String))
        {
            RefuseKey(member.Name, member.Place, member.Value.Path);
            RefuseKeys(member.Value);
        }
    }

    private void RefuseKey(string? text, TextPlace place, string path)
    {
        if (text is not null && KeyLikeText.Hide(text) != text)
        {
            Report(new LocatedFault(place, path, "this looks like an API key, a secret or a private key")
            {
                Remedy = "Delete it from the file. If it is one, replace the key: whoever could read the file may have it.",
            });
        }
    }
}
