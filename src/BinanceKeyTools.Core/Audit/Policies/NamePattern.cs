using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>
/// A pattern for names, as PowerShell has them: <c>*</c> stands for any characters, <c>?</c> for one, <c>[a-z0]</c> for one of
/// those; a backtick takes the meaning from the character behind it. Case does not matter. Takes time in proportion to pattern
/// times name at most.
/// </summary>
public sealed class NamePattern : IEquatable<NamePattern>
{
    private const char Escape = '`';

    private readonly Step[] _steps;

    private NamePattern(string text, Step[] steps)
    {
        Text = text;
        _steps = steps;
        Literal = steps.All(step => step.Kind == StepKind.Literal) ? string.Concat(steps.Select(step => step.Character)) : null;
    }

    private enum StepKind
    {
        Literal,
        AnyOne,
        Any,
        Set,
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The only name that matches, when the pattern has no wildcard; <see langword="null"/> otherwise.</summary>
    public string? Literal { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <exception cref="FormatException">A set is not closed, empty, or has a range from high to low.</exception>
    public static NamePattern Parse(string text) =>
        TryParse(text, out var pattern, out var problem) ? pattern : throw new FormatException(problem);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">The pattern, ready for use.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out NamePattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (pattern, problem) = (null, null);
        List<Step> steps = [];
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*':
                    if (steps.Count == 0 || steps[^1].Kind != StepKind.Any)
                    {
                        steps.Add(new Step(StepKind.Any));
                    }

                    break;
                case '?':
                    steps.Add(new Step(StepKind.AnyOne));
                    break;
                case '[':
                    if (!TryReadSet(text, ref i, steps, out problem))
                    {
                        return false;
                    }

                    break;
                case Escape when i + 1 < text.Length:
                    steps.Add(new Step(StepKind.Literal, text[++i]));
                    break;
                default:
                    steps.Add(new Step(StepKind.Literal, text[i]));
                    break;
            }
        }

        pattern = new NamePattern(text, [.. steps]);
        return true;
    }

    /// <summary>Writes a name as a pattern that matches this name only.</summary>
    /// <param name="name">Any text.</param>
    public static string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var pattern = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            pattern.Append(character is '*' or '?' or '[' or ']' or Escape ? $"{Escape}{character}" : character);
        }

        return pattern.ToString();
    }

    /// <summary>Whether a name fits. What is not recorded counts as an empty text, which only asterisks fit.</summary>
    /// <param name="name">The name.</param>
    public bool IsMatch(string? name)
    {
        name ??= "";

        // On a mismatch the last asterisk takes one character more; earlier ones never have to.
        var (step, position, afterAny, takenTo) = (0, 0, -1, 0);
        while (position < name.Length)
        {
            if (step < _steps.Length && _steps[step].Kind == StepKind.Any)
            {
                (afterAny, takenTo) = (++step, position);
            }
            else if (step < _steps.Length && _steps[step].Fits(name[position]))
            {
                step++;
                position++;
            }
            else if (afterAny >= 0)
            {
                (step, position) = (afterAny, ++takenTo);
            }
            else
            {
                return false;
            }
        }

        return _steps.AsSpan(step).IndexOfAnyExcept(new Step(StepKind.Any)) < 0;
    }

    /// <summary>Whether both are written the same, but for case.</summary>
    /// <param name="other">Another pattern.</param>
    public bool Equals(NamePattern? other) => other is not null && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamePattern);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    /// <summary>The pattern as written.</summary>
    public override string ToString() => Text;

    private static bool TryReadSet(string text, ref int i, List<Step> steps, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        var set = new StringBuilder();
        for (var at = i + 1; at < text.Length; at++)
        {
            if (text[at] == ']')
            {
                problem = set.Length == 0 ? "the set [] is empty" : null;
                i = at;
                steps.Add(new Step(StepKind.Set, Set: set.ToString()));
                return problem is null;
            }

            var low = Unescaped(text, ref at);
            var high = low;
            if (at + 2 < text.Length && text[at + 1] == '-' && text[at + 2] != ']')
            {
                at += 2;
                high = Unescaped(text, ref at);
            }

            if (low > high)
            {
                problem = $"the range {low}-{high} goes from high to low";
                return false;
            }

            set.Append(low).Append(high);
        }

        problem = "the set that begins with [ is not closed with ]; a bracket of a name is written with a backtick before it";
        return false;
    }

    private static char Unescaped(string text, ref int at) => text[at] == Escape && at + 1 < text.Length ? text[++at] : text[at];

    private readonly record struct Step(StepKind Kind, char Character = default, string? Set = null)
    {
        public bool Fits(char character) => Kind switch
        {
            StepKind.Literal => char.ToUpperInvariant(character) == char.ToUpperInvariant(Character),
            StepKind.Set => Holds(Set!, char.ToUpperInvariant(character)) || Holds(Set!, char.ToLowerInvariant(character)),
            _ => true,
        };

        private static bool Holds(string set, char character)
        {
            for (var i = 0; i < set.Length; i += 2)
            {
                if (character >= set[i] && character <= set[i + 1])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
