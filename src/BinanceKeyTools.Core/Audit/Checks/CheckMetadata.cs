using System.Collections.Frozen;
using System.Text.Json;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>What there is to say about a check, from <c>checks.json</c>.</summary>
public sealed record CheckMetadata
{
    private static readonly Lazy<FrozenDictionary<string, CheckMetadata>> ById = new(() => Read().ToFrozenDictionary(check => check.Id));

    // Every finding has a title, and most of them are of these two kinds: they are put together once.
    private readonly string _topic = "";
    private readonly string _undetermined = "";
    private readonly string _notApplicable = "";

    /// <summary>The id, for example <c>BKT1001</c>; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>The readable name, for example <c>WithdrawalsEnabled</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a failure means, in a few words: "Withdrawals are enabled".</summary>
    public required string Title { get; init; }

    /// <summary>What holds when the check passes, in a few words: "The vault was read".</summary>
    public required string PassTitle { get; init; }

    /// <summary>What the check is about, in a few words: "Withdrawal permission".</summary>
    public required string Topic
    {
        get => _topic;
        init
        {
            _topic = value;
            var name = WithinSentence(value);
            _undetermined = $"Undetermined: {name}";
            _notApplicable = $"Not applicable: {name}";
        }
    }

    /// <summary>How bad a failure is, unless the policy says otherwise.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What can happen.</summary>
    public required string Risk { get; init; }

    /// <summary>What to do; names the checkbox on the web page where there is one.</summary>
    public required string Remediation { get; init; }

    /// <summary>The exact command, with <c>{name}</c> and <c>{vault}</c> for the key's; <see langword="null"/> when no command can do it.</summary>
    public string? Command { get; init; }

    /// <summary>What the check compares.</summary>
    public required string LooksAt { get; init; }

    /// <summary>When the check cannot say anything.</summary>
    public required string UnknownWhen { get; init; }

    /// <summary>What the check rests on: a documentation page, or why nothing official says it.</summary>
    public required string Source { get; init; }

    /// <summary>The first version that has it.</summary>
    public required string Since { get; init; }

    /// <summary>The page of the check in the module's documentation.</summary>
    public string Reference => $"docs/checks/{Id}.md";

    /// <summary>The title of a finding: what its status means for this check, in a few words.</summary>
    /// <param name="status">The status of the finding.</param>
    public string TitleOf(FindingStatus status) => status switch
    {
        FindingStatus.Fail => Title,
        FindingStatus.Pass => PassTitle,
        FindingStatus.NotApplicable => _notApplicable,
        _ => _undetermined,
    };

    internal static CheckMetadata Of(string id) => ById.Value[id];

    /// <summary>Every entry of the file, used or not.</summary>
    internal static IReadOnlyList<CheckMetadata> Read()
    {
        using var stream = typeof(CheckMetadata).Assembly.GetManifestResourceStream("checks.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("checks").EnumerateArray().Select(ReadOne)];
    }

    private static CheckMetadata ReadOne(JsonElement check) => new()
    {
        Id = Text(check, "id"),
        Name = Text(check, "name"),
        Title = Text(check, "title"),
        PassTitle = Text(check, "passTitle"),
        Topic = Text(check, "topic"),
        Severity = Enum.Parse<FindingSeverity>(Text(check, "severity")),
        Risk = Text(check, "risk"),
        Remediation = Text(check, "remediation"),
        Command = check.TryGetProperty("command", out var command) ? command.GetString() : null,
        LooksAt = Text(check, "looksAt"),
        UnknownWhen = Text(check, "unknownWhen"),
        Source = Text(check, "source"),
        Since = Text(check, "since"),
    };

    // An acronym at the beginning (IP, HMAC) keeps its capitals.
    private static string WithinSentence(string topic) =>
        topic is [_, var second, ..] && (char.IsAsciiLetterUpper(second) || char.IsAsciiDigit(second)) ? topic : char.ToLowerInvariant(topic[0]) + topic[1..];

    private static string Text(JsonElement check, string name) => check.GetProperty(name).GetString()!;
}
