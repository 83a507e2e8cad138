using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>What a check says.</summary>
/// <param name="Status">What it came to.</param>
/// <param name="Reason">Why, from the closed list.</param>
/// <param name="Message">What was found, in a sentence.</param>
/// <param name="Evidence">The facts that it rests on.</param>
public sealed record CheckResult(FindingStatus Status, FindingReason Reason, string Message, params string[] Evidence)
{
    /// <summary>What to do, where the case at hand calls for other words than the check's own.</summary>
    public string? Remediation { get; init; }

    /// <summary>How bad it is, where that is not the check's own severity or the policy's: an unknown ranks by what it could hide.</summary>
    public FindingSeverity? Severity { get; init; }

    /// <summary>The key is as it should be.</summary>
    public static CheckResult Pass(string message, params string[] evidence) =>
        new(FindingStatus.Pass, FindingReason.Compliant, message, evidence);

    /// <summary>The key is not as it should be.</summary>
    public static CheckResult Fail(string message, params string[] evidence) =>
        new(FindingStatus.Fail, FindingReason.Violation, message, evidence);

    /// <summary>It could not be found out.</summary>
    public static CheckResult Unknown(FindingReason reason, string message, params string[] evidence) =>
        new(FindingStatus.Unknown, reason, message, evidence);

    /// <summary>It could not be found out, because a question has no answer; not applicable where the environment has no such question.</summary>
    public static CheckResult Unknown(Obstacle obstacle)
    {
        ArgumentNullException.ThrowIfNull(obstacle);
        string[] evidence = obstacle.ErrorId is { } id ? [id] : [];
        return new(
            obstacle.Reason == FindingReason.EnvironmentLacks ? FindingStatus.NotApplicable : FindingStatus.Unknown,
            obstacle.Reason,
            obstacle.Message,
            evidence)
        {
            Remediation = obstacle.Remedy,
        };
    }

    /// <summary>The exchange answered, but without what the check needs.</summary>
    /// <param name="field">What the answer lacks.</param>
    internal static CheckResult Untold(string field) =>
        Unknown(FindingReason.AnswerIncomplete, $"The exchange's answer does not tell {field}.", $"{field}: not told");

    /// <summary>A question has no answer: something stood in the way, or nobody asked.</summary>
    internal static CheckResult Unanswered<T>(Observed<T> question)
        where T : class =>
        question.Obstacle is { } obstacle
            ? Unknown(obstacle)
            : Unknown(FindingReason.Interrupted, "The exchange was not asked.");

    /// <summary>The question does not arise.</summary>
    public static CheckResult NotApplicable(string message, FindingReason reason = FindingReason.ConditionAbsent) =>
        new(FindingStatus.NotApplicable, reason, message);
}
