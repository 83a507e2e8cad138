using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>A policy or mute file that does not exist or cannot be used.</summary>
public sealed class AuditPolicyException : FormatException
{
    internal AuditPolicyException(string errorId, string message, string remedy, IReadOnlyList<PolicyProblem>? problems = null)
        : base(KeyLikeText.Hide(message))
    {
        ErrorId = errorId;
        Remedy = KeyLikeText.Hide(remedy);
        Problems = problems ?? [];
    }

    /// <summary><c>AuditPolicyInvalid</c>, <c>AuditPolicyNotFound</c>, <c>AuditPolicyNotWritten</c> or <c>AuditPolicyUnreadable</c>.</summary>
    public string ErrorId { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>Everything that is wrong with the content; nothing when there is none.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }

    internal static AuditPolicyException Invalid(string file, IReadOnlyList<PolicyProblem> problems)
    {
        var errors = problems.Where(problem => problem.Severity == PolicyProblemSeverity.Error).ToArray();
        var first = errors[0];
        var extended = first.Source == KeyLikeText.Hide(file) ? "" : $" in '{first.Source}', which it extends,";
        var more = errors.Length switch { 1 => "", 2 => " There is 1 more error.", _ => $" There are {errors.Length - 1} more errors." };
        return new AuditPolicyException(
            "AuditPolicyInvalid",
            $"'{file}' cannot be used:{extended} line {first.Line}, column {first.Column}, {first.Path}: {first.Message}{more}",
            $"Test-BinanceAuditPolicy shows every problem.{(first.Remedy is { } remedy ? $" {remedy}" : "")}",
            problems);
    }

    internal static AuditPolicyException NotFound(string nameOrPath) => new(
        "AuditPolicyNotFound",
        $"There is no policy '{nameOrPath}': no built-in one of that name, and no such file.",
        $"The built-in ones are {string.Join(", ", BuiltInPolicies.Names)}. A file is named by its path, with .json or .psd1.");

    internal static AuditPolicyException MutesNotFound(string path) => new(
        "AuditPolicyNotFound", $"There is no mute file '{path}'.", "Check the path; it is taken relative to the current location.");

    internal static AuditPolicyException NotChanged(string file) => new(
        "AuditPolicyNotWritten", $"The mutes cannot be put into '{file}' without changing something else of it. It is as it was.", "Write them into the file by hand.");

    internal static AuditPolicyException Unreadable(string file, string why) => new(
        "AuditPolicyUnreadable", $"'{file}' cannot be read: {why}", "Check the path and the permissions of the file.");
}
