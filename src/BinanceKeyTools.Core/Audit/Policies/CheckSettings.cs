using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>What a policy says about checks. Checks that it does not name run with their own severity.</summary>
public sealed class CheckSettings
{
    private readonly SortedDictionary<string, CheckSetting> _byId;

    /// <summary>Takes settings by the id of their check.</summary>
    /// <param name="byId">The settings.</param>
    public CheckSettings(IEnumerable<KeyValuePair<string, CheckSetting>> byId)
    {
        ArgumentNullException.ThrowIfNull(byId);
        _byId = new SortedDictionary<string, CheckSetting>(byId.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal);
        Disabled = _byId.Where(pair => pair.Value.Enabled == false).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        Severities = _byId.Where(pair => pair.Value.Severity is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Severity!.Value, StringComparer.Ordinal);
    }

    /// <summary>Nothing is said about any check.</summary>
    public static CheckSettings None { get; } = new([]);

    /// <summary>The settings by check id.</summary>
    public IReadOnlyDictionary<string, CheckSetting> ById => _byId;

    /// <summary>The ids of the checks that do not run.</summary>
    public IReadOnlySet<string> Disabled { get; }

    /// <summary>The severities that are not the checks' own, by check id.</summary>
    public IReadOnlyDictionary<string, FindingSeverity> Severities { get; }

    /// <summary>These settings with what later ones change.</summary>
    /// <param name="later">The settings that win.</param>
    public CheckSettings With(CheckSettings later)
    {
        ArgumentNullException.ThrowIfNull(later);
        var merged = new Dictionary<string, CheckSetting>(_byId, StringComparer.Ordinal);
        foreach (var (id, setting) in later._byId)
        {
            merged[id] = merged.TryGetValue(id, out var earlier) ? earlier.With(setting) : setting;
        }

        return new CheckSettings(merged);
    }

    /// <summary>What is changed, by check, for lists.</summary>
    public override string ToString() => string.Join(
        ", ",
        _byId.Select(pair => pair.Value switch
        {
            { Enabled: false } => $"{pair.Key} off",
            { Severity: { } severity } => $"{pair.Key} {severity}",
            _ => $"{pair.Key} on",
        }));
}
