using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Something wrong in a policy file or mute file. Repeats nothing from it that looks like a key.</summary>
public sealed record PolicyProblem
{
    /// <summary>How bad it is.</summary>
    public required PolicyProblemSeverity Severity { get; init; }

    /// <summary>The file, or the name of a built-in policy.</summary>
    public required string Source { get; init; }

    /// <summary>The value within the file, for example <c>keys[2].match.name</c>; <c>$</c> for the whole file.</summary>
    public required string Path { get; init; }

    /// <summary>The line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in characters, counted from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public string? Remedy { get; init; }

    /// <summary>Place and message in a line.</summary>
    public override string ToString() => $"{Source}({Line},{Column}): {Path}: {Message}";

    internal static PolicyProblem From(LocatedFault fault, string source)
    {
        var path = KeyLikeText.Hide(fault.Path);
        var problem = KeyLikeText.Hide(fault.Problem);
        return new PolicyProblem
        {
            Severity = fault.IsWarning ? PolicyProblemSeverity.Warning : PolicyProblemSeverity.Error,
            Source = KeyLikeText.Hide(source),
            Path = path.StartsWith($"{LocatedValue.RootPath}.", StringComparison.Ordinal) ? path[(LocatedValue.RootPath.Length + 1)..] : path,
            Line = fault.Place.Line,
            Column = fault.Place.Column,
            Message = Sentence(problem),
            Remedy = fault.Remedy is null ? null : KeyLikeText.Hide(fault.Remedy),
        };
    }

    private static string Sentence(string text) =>
        $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text.EndsWith('.') ? "" : ".")}";
}
