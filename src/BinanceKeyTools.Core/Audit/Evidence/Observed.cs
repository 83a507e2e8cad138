using System.Diagnostics.CodeAnalysis;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The answer to a question, or why there is none.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class Observed<T>
    where T : class
{
    /// <summary>The question was not asked in this run.</summary>
    public Observed()
    {
    }

    /// <summary>An answer.</summary>
    /// <param name="value">The answer.</param>
    public Observed(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>No answer.</summary>
    /// <param name="obstacle">What stood in the way.</param>
    public Observed(Obstacle obstacle)
    {
        ArgumentNullException.ThrowIfNull(obstacle);
        Obstacle = obstacle;
    }

    /// <summary>The answer; <see langword="null"/> when there is none.</summary>
    public T? Value { get; }

    /// <summary>What stood in the way; <see langword="null"/> when there is an answer or nobody asked.</summary>
    public Obstacle? Obstacle { get; }

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsKnown => Value is not null;
}
