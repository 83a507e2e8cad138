using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads a policy. The published schema is <c>module/schemas/audit-policy.schema.json</c>.</summary>
/// <param name="basis">The policy that it changes.</param>
/// <param name="source">The file.</param>
/// <param name="today">The date, in UTC.</param>
/// <param name="keys">The keys that the policy is meant for, when they are known.</param>
internal sealed class PolicyReader(AuditPolicy basis, string source, DateOnly today, IReadOnlyCollection<KeyRecord>? keys)
{
    /// <summary>Reads the whole policy.</summary>
    public AuditPolicy Read(LocatedObject json)
    {
        json.Text("$schema");
        ReadVersion(json);
        var policy = basis with
        {
            Name = json.FilledText("name") ?? Path.GetFileNameWithoutExtension(source),
            Description = json.Text("description"),
            Source = source,
            Extends = json.Text("extends"),
            Questions = json.Choices("questions", EvidenceQuestion.None, EvidenceQuestion.Restriction) is { } questions
                ? questions.Aggregate(EvidenceQuestion.Restriction, (all, question) => all | question)
                : basis.Questions,
            Thresholds = ThresholdReader.Read(json, basis.Thresholds)?.ApplyTo(basis.Thresholds) ?? basis.Thresholds,
            Purposes = PurposeReader.Read(json, basis.Purposes),
            Checks = CheckSettingReader.Read(json, forKeys: false) is { } checks ? basis.Checks.With(checks) : basis.Checks,
        };
        policy = policy with { DefaultPurpose = KeyOverrideReader.ReadPurpose(json, "defaultPurpose", policy) ?? basis.DefaultPurpose };

        // Arrays, because scripts index them.
        return policy with
        {
            Keys = (KeyOverride[])[.. basis.Keys, .. json.Objects("keys", new KeyOverrideReader(policy, keys).Read) ?? []],
            Mutes = (Mute[])[.. basis.Mutes, .. new MuteReader(source, today, keys).Read(json)],
        };
    }

    /// <summary>Refuses a file of another version.</summary>
    public static void ReadVersion(LocatedObject json)
    {
        if (!json.Has("version"))
        {
            json.Refuse("version", "'version' is missing", $"Write \"version\": {AuditPolicy.FormatVersion}.");
        }
        else if (json.OptionalInteger("version", 1, int.MaxValue) is > AuditPolicy.FormatVersion and var version)
        {
            json.Refuse("version", $"version {version} is newer than this module, which reads version {AuditPolicy.FormatVersion}", "Update the module.");
        }
    }
}
