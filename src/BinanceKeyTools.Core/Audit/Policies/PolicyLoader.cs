using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Loads policies and mutes from files, together with the policies that they extend.</summary>
public sealed class PolicyLoader
{
    private const int MostExtended = 16;

    private readonly TimeProvider _timeProvider;
    private readonly PolicyFormat[] _formats;

    /// <summary>Reads JSON.</summary>
    /// <param name="timeProvider">The clock; the system's when omitted.</param>
    public PolicyLoader(TimeProvider? timeProvider = null)
        : this(timeProvider, [])
    {
    }

    internal PolicyLoader(TimeProvider? timeProvider, params PolicyFormat[] others)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        _formats = [PolicyFormat.Json, .. others];
    }

    /// <summary>Loads a policy.</summary>
    /// <param name="nameOrPath">The name of a built-in policy, or the full path of a file.</param>
    /// <exception cref="AuditPolicyException">There is no such policy, or it cannot be used.</exception>
    public AuditPolicy Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (BuiltInPolicies.Find(nameOrPath) is { } builtIn)
        {
            return builtIn;
        }

        var check = Check(nameOrPath);
        return check.Policy ?? throw AuditPolicyException.Invalid(nameOrPath, check.Problems);
    }

    /// <summary>Reads a policy file and says everything that is wrong with it.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="keys">The keys that the policy is meant for: then patterns that no key fits are reported.</param>
    /// <exception cref="AuditPolicyException">The file does not exist or cannot be read.</exception>
    public PolicyCheck Check(string path, IReadOnlyCollection<KeyRecord>? keys = null) => Check(path, keys, extending: []);

    /// <summary>Loads the mutes of a mute file.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <exception cref="AuditPolicyException">There is no such file, or it cannot be used.</exception>
    public IReadOnlyList<Mute> LoadMutes(string path)
    {
        var (mutes, problems) = CheckMutes(path);
        return mutes ?? throw AuditPolicyException.Invalid(path, problems);
    }

    /// <summary>Reads a mute file and says everything that is wrong with it.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="keys">The keys that the mutes are meant for: then patterns that no key fits are reported.</param>
    /// <returns>The mutes, or <see langword="null"/> when they cannot be used, and the problems.</returns>
    /// <exception cref="AuditPolicyException">The file does not exist or cannot be read.</exception>
    public (IReadOnlyList<Mute>? Mutes, IReadOnlyList<PolicyProblem> Problems) CheckMutes(string path, IReadOnlyCollection<KeyRecord>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CheckMutes(PolicyFile.Read(path, AuditPolicyException.MutesNotFound), FormatOf(path), path, keys);
    }

    /// <summary>Says what is wrong with a built-in policy: which of its patterns no key fits.</summary>
    /// <param name="name">The name of the policy.</param>
    /// <param name="keys">The keys that it is meant for.</param>
    /// <exception cref="AuditPolicyException">There is no such policy.</exception>
    public PolicyCheck CheckBuiltIn(string name, IReadOnlyCollection<KeyRecord>? keys = null)
    {
        var policy = BuiltInPolicies.Find(name) ?? throw AuditPolicyException.NotFound(name);
        return CheckText(BuiltInPolicies.Text(policy.Name), PolicyFormat.Json, policy.Name, policy.Name, keys);
    }

    /// <summary>Reads the text of a policy.</summary>
    internal PolicyCheck CheckText(
        ReadOnlyMemory<byte> utf8, PolicyFormat format, string source, string name, IReadOnlyCollection<KeyRecord>? keys = null) =>
        CheckText(utf8, format, source, name, keys, extending: []);

    /// <summary>Reads the text of a mute file or policy in JSON for the mutes that it holds itself.</summary>
    /// <exception cref="AuditPolicyException">It cannot be used.</exception>
    internal IReadOnlyList<Mute> LoadOwnMutes(ReadOnlyMemory<byte> utf8, string path)
    {
        var (mutes, problems) = CheckMutes(utf8, PolicyFormat.Json, path, keys: null);
        if (mutes is null && CountMutesOfPolicy(utf8) is { } count)
        {
            (var policy, problems) = CheckText(utf8, PolicyFormat.Json, path, Path.GetFileNameWithoutExtension(path));
            mutes = policy?.Mutes.Skip(policy.Mutes.Count - count).ToArray();
        }

        return mutes ?? throw AuditPolicyException.Invalid(path, problems);
    }

    // What has more than a mute file has is a policy.
    private static int? CountMutesOfPolicy(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var members = LocatedJson.Parse(utf8).Members;
            return members.Exists(member => member.Name is not ("$schema" or "version" or MuteText.Mutes))
                ? members.Find(member => member.Name == MuteText.Mutes)?.Value.Items.Count ?? 0
                : null;
        }
        catch (LocatedFaultException)
        {
            return null;
        }
    }

    private (IReadOnlyList<Mute>? Mutes, IReadOnlyList<PolicyProblem> Problems) CheckMutes(
        ReadOnlyMemory<byte> utf8, PolicyFormat format, string source, IReadOnlyCollection<KeyRecord>? keys)
    {
        var reading = new PolicyReading(source);
        var mutes = reading.Read(utf8, format, json =>
        {
            json.Text("$schema");
            PolicyReader.ReadVersion(json);
            return new MuteReader(source, Today, keys).Read(json);
        });
        return (reading.HasError ? null : mutes, reading.Problems);
    }

    private DateOnly Today => DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime);

    private PolicyCheck Check(string path, IReadOnlyCollection<KeyRecord>? keys, string[] extending)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CheckText(PolicyFile.Read(path, AuditPolicyException.NotFound), FormatOf(path), path, Path.GetFileNameWithoutExtension(path), keys, extending);
    }

    private PolicyCheck CheckText(
        ReadOnlyMemory<byte> utf8, PolicyFormat format, string source, string name, IReadOnlyCollection<KeyRecord>? keys, string[] extending)
    {
        var reading = new PolicyReading(source);
        var policy = reading.Read(utf8, format, json =>
        {
            var basis = LoadBasis(json, source, extending, reading) ?? new AuditPolicy { Name = name };
            return new PolicyReader(basis with { Name = name }, source, Today, keys).Read(json);
        });
        return new PolicyCheck(reading.HasError ? null : policy, reading.Problems);
    }

    private AuditPolicy? LoadBasis(LocatedObject json, string source, string[] extending, PolicyReading reading)
    {
        if (json.FilledText("extends") is not { Length: > 0 } named)
        {
            return null;
        }

        if (BuiltInPolicies.Find(named) is { } builtIn)
        {
            return builtIn;
        }

        if (_formats.All(format => !named.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)))
        {
            var known = string.Join(", ", BuiltInPolicies.Names);
            json.Refuse("extends", $"there is no built-in policy {LocatedObject.Quote(named)}; known: {known}", NearestWord.Suggest(named, BuiltInPolicies.Names) ?? "A file is named by its path from this file, with .json or .psd1.");
            return null;
        }

        var path = Path.GetFullPath(named, Path.GetDirectoryName(Path.GetFullPath(source))!);
        string[] chain = [.. extending, Path.GetFullPath(source)];
        if (chain.Contains(path, StringComparer.OrdinalIgnoreCase) || chain.Length > MostExtended)
        {
            json.Refuse("extends", $"the policies extend each other in a circle: {LocatedObject.Quote(named)} is among those that are being read");
            return null;
        }

        try
        {
            var check = Check(path, keys: null, chain);
            reading.Add(check.Problems);
            return check.Policy;
        }
        catch (AuditPolicyException exception)
        {
            json.Refuse("extends", exception.ErrorId == "AuditPolicyNotFound" ? $"there is no file {LocatedObject.Quote(named)}" : exception.Message, exception.Remedy);
            return null;
        }
    }

    private PolicyFormat FormatOf(string path) =>
        Array.Find(_formats, format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)) ?? PolicyFormat.Json;
}
