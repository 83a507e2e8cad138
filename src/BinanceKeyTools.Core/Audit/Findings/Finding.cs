using System.Diagnostics.CodeAnalysis;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>
/// What one check said about one key, vault or run. Flat, so that it survives remoting and files: everything that a report needs
/// about the key is a property of each of its findings. No property can hold a secret.
/// </summary>
public sealed class Finding
{
    private readonly AuditedKey _subject;

    /// <summary>A finding about a subject.</summary>
    /// <param name="subject">What it is about.</param>
    public Finding(AuditedKey subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        _subject = subject;
    }

    [SetsRequiredMembers]
    private Finding(AuditedKey subject, Finding other)
        : this(subject)
    {
        Id = other.Id;
        CheckId = other.CheckId;
        CheckName = other.CheckName;
        Title = other.Title;
        Severity = other.Severity;
        Status = other.Status;
        Reason = other.Reason;
        Message = other.Message;
        Evidence = other.Evidence;
        Risk = other.Risk;
        Remediation = other.Remediation;
        Command = other.Command;
        Reference = other.Reference;
        Muted = other.Muted;
        MuteReason = other.MuteReason;
        MuteOwner = other.MuteOwner;
        MuteExpires = other.MuteExpires;
        Change = other.Change;
        Checks = other.Checks;
        LastStatus = other.LastStatus;
        LastKnownAt = other.LastKnownAt;
        Parts = other.Parts;
        RunId = other.RunId;
        Policy = other.Policy;
    }

    /// <summary>Stable across runs, machines and states: the first 16 hexadecimal digits of the SHA-256 of check, vault and name.</summary>
    public required string Id { get; init; }

    /// <summary>The check, for example <c>BKT1001</c>.</summary>
    public required string CheckId { get; init; }

    /// <summary>The readable name of the check, for example <c>WithdrawalsEnabled</c>.</summary>
    public required string CheckName { get; init; }

    /// <summary>What the status means for the check, in a few words: "Withdrawals are enabled", "Undetermined: withdrawal permission".</summary>
    public required string Title { get; init; }

    /// <summary>How bad a failure is, by the policy.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What the check came to. Muting never changes it.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>Why.</summary>
    public required FindingReason Reason { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The facts that the status rests on. An array, so that scripts can index it.</summary>
    public string[] Evidence { get; init; } = [];

    /// <summary>What can happen.</summary>
    public string? Risk { get; init; }

    /// <summary>What to do: the checkbox to click, or what the command does. Only with Fail and Unknown.</summary>
    public string? Remediation { get; init; }

    /// <summary>The exact command to run, when one can do it.</summary>
    public string? Command { get; init; }

    /// <summary>Where the check's page is.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether a mute covers the finding.</summary>
    public bool Muted { get; init; }

    /// <summary>Why it is muted.</summary>
    public string? MuteReason { get; init; }

    /// <summary>Who answers for the mute.</summary>
    public string? MuteOwner { get; init; }

    /// <summary>The last day of the mute.</summary>
    public DateOnly? MuteExpires { get; init; }

    /// <summary>How it stands against the baseline; <see langword="null"/> when there was none, and for what is no problem now nor was.</summary>
    public FindingChange? Change { get; init; }

    /// <summary>With Unknown: what the check came to when it could last be made, as far as the baseline tells.</summary>
    public FindingStatus? LastStatus { get; init; }

    /// <summary>With Unknown: when that was, in UTC. Since then nothing is known.</summary>
    public DateTimeOffset? LastKnownAt { get; init; }

    /// <summary>The checks that could not be made, where one finding stands for all of a key that have the same cause: severity, id and
    /// name of each, for example <c>Critical BKT1001 WithdrawalsEnabled</c>. Empty for all other findings.</summary>
    public string[] Checks { get; init; } = [];

    /// <summary>The run that said it: a random identifier that all its findings share.</summary>
    public required string RunId { get; init; }

    /// <summary>The name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>What it is about.</summary>
    public FindingScope Scope => _subject.Scope;

    /// <inheritdoc cref="AuditedKey.Name"/>
    public string Name => _subject.Name;

    /// <inheritdoc cref="AuditedKey.Vault"/>
    public string? Vault => _subject.Vault;

    /// <inheritdoc cref="AuditedKey.Environment"/>
    public BinanceEnvironment Environment => _subject.Environment;

    /// <inheritdoc cref="AuditedKey.ApiKey"/>
    public string? ApiKey => _subject.ApiKey;

    /// <inheritdoc cref="AuditedKey.Fingerprint"/>
    public string? Fingerprint => _subject.Fingerprint;

    /// <inheritdoc cref="AuditedKey.Algorithm"/>
    public KeyAlgorithm? Algorithm => _subject.Algorithm;

    /// <inheritdoc cref="AuditedKey.Label"/>
    public string? Label => _subject.Label;

    /// <inheritdoc cref="AuditedKey.Purpose"/>
    public string? Purpose => _subject.Purpose;

    /// <inheritdoc cref="AuditedKey.Owner"/>
    public string? Owner => _subject.Owner;

    /// <inheritdoc cref="AuditedKey.Account"/>
    public string? Account => _subject.Account;

    /// <inheritdoc cref="AuditedKey.Host"/>
    public string Host => _subject.Host;

    /// <inheritdoc cref="AuditedKey.CreatedAt"/>
    public DateTimeOffset? CreatedAt => _subject.CreatedAt;

    /// <inheritdoc cref="AuditedKey.TradingExpiresAt"/>
    public DateTimeOffset? TradingExpiresAt => _subject.TradingExpiresAt;

    /// <inheritdoc cref="AuditedKey.IPRestricted"/>
    public bool? IPRestricted => _subject.IPRestricted;

    /// <inheritdoc cref="AuditedKey.Permission"/>
    public KeyPermission Permission => _subject.Permission;

    /// <inheritdoc cref="AuditedKey.UnknownPermission"/>
    public KeyPermission UnknownPermission => _subject.UnknownPermission;

    /// <inheritdoc cref="AuditedKey.ObservedAt"/>
    public DateTimeOffset ObservedAt => _subject.ObservedAt;

    /// <summary>Whether somebody has to look at it: a failure, or something that could not be found out, that is not muted.</summary>
    public bool IsProblem => Status is FindingStatus.Fail or FindingStatus.Unknown && !Muted;

    /// <summary>How many checks the finding stands for.</summary>
    internal int CheckCount => Math.Max(1, Checks.Length);

    /// <summary>What the finding is about.</summary>
    internal AuditedKey Subject => _subject;

    /// <summary>The findings that this one stands for; empty when it stands for none, or came from another process.</summary>
    internal IReadOnlyList<Finding> Parts { get; init; } = [];

    /// <summary>The same finding with what it means against an earlier run.</summary>
    internal Finding With(FindingChange? change) => new(_subject, this) { Change = change };

    /// <summary>The same finding with what was last known.</summary>
    internal Finding With(FindingChange? change, FindingStatus? lastStatus, DateTimeOffset? lastKnownAt) =>
        new(_subject, this) { Change = change, LastStatus = lastStatus, LastKnownAt = lastKnownAt };

    /// <summary>The same finding about a subject that is described otherwise: the same key seen from several machines.</summary>
    internal Finding About(AuditedKey subject, string id) => new(subject, this) { Id = id };

    /// <summary>The same finding as a file may show it: whatever looks like a key is masked in the texts that people, vaults and the
    /// files of others wrote. What the catalogue says needs no looking at.</summary>
    internal Finding Masked(AuditedKey subject)
    {
        var check = CheckCatalogue.Find(CheckId)?.Metadata;
        string?[] texts =
        [
            Id, CheckId, Other(CheckName, check?.Name), Other(Title, check?.TitleOf(Status)), Message, Other(Risk, check?.Risk), Other(Remediation, check?.Remediation), Command,
            Other(Reference, check?.Reference), MuteReason, MuteOwner, RunId, Policy, .. Evidence, .. Checks,
        ];
        return ReferenceEquals(subject, _subject) && Array.TrueForAll(texts, text => text is null || ReferenceEquals(KeyLikeText.Hide(text), text))
            ? this
            : new(subject, this)
            {
                Id = KeyLikeText.Hide(Id),
                CheckId = KeyLikeText.Hide(CheckId),
                CheckName = KeyLikeText.Hide(CheckName),
                Title = KeyLikeText.Hide(Title),
                Message = KeyLikeText.Hide(Message),
                Evidence = Array.ConvertAll(Evidence, KeyLikeText.Hide),
                Risk = Hide(Risk),
                Remediation = Hide(Remediation),
                Command = Hide(Command),
                Reference = Hide(Reference),
                MuteReason = Hide(MuteReason),
                MuteOwner = Hide(MuteOwner),
                RunId = KeyLikeText.Hide(RunId),
                Policy = KeyLikeText.Hide(Policy),
                Checks = Array.ConvertAll(Checks, KeyLikeText.Hide),
            };
    }

    /// <summary>The same finding as one of another run: what a later baseline carries on.</summary>
    internal Finding Of(string runId) => new(_subject, this) { RunId = runId };

    /// <summary>What the check came to, now or when it could last be made; <see langword="null"/> when it never could.</summary>
    internal FindingStatus? LastKnownStatus() => Status == FindingStatus.Unknown ? LastStatus : Status;

    /// <summary>When that was, in UTC.</summary>
    internal DateTimeOffset? KnownAt() => LastKnownAt ?? (Status == FindingStatus.Unknown ? null : ObservedAt);

    /// <summary>Severity, status, check and key in a line.</summary>
    public override string ToString() => $"{Severity} {Status} {CheckId} {_subject}: {Message}";

    private static string? Other(string? text, string? known) => text == known ? null : text;

    private static string? Hide(string? text) => text is null ? null : KeyLikeText.Hide(text);
}
