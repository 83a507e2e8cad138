using System.Collections.Frozen;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>The policies that come with the module; the same files lie in its folder <c>policies</c>, to be read and copied.</summary>
public static class BuiltInPolicies
{
    /// <summary>The policy that holds when none is named.</summary>
    public const string Default = "Strict";

    /// <summary>What stands for the file where a policy comes from.</summary>
    public const string Source = "built-in";

    private const string Folder = "policies/";

    private static readonly FrozenDictionary<string, Lazy<AuditPolicy>> ByName = typeof(BuiltInPolicies).Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
        .Select(resource => Path.GetFileNameWithoutExtension(resource[Folder.Length..]))
        .ToFrozenDictionary(name => name, name => new Lazy<AuditPolicy>(() => Load(name)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ByName.Keys.OrderByDescending(name => name == Default).ThenBy(name => name, StringComparer.Ordinal).ToArray();

    /// <summary>Finds a policy.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns><see langword="null"/> when there is none of that name.</returns>
    public static AuditPolicy? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name)?.Value;
    }

    /// <summary>The text of a policy's file.</summary>
    internal static ReadOnlyMemory<byte> Text(string name)
    {
        using var stream = typeof(BuiltInPolicies).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }

    private static AuditPolicy Load(string name)
    {
        // They hold no dates, so that the day does not matter.
        var check = new PolicyLoader().CheckText(Text(name), PolicyFormat.Json, Source, name);
        return check.Policy ?? throw AuditPolicyException.Invalid(name, check.Problems);
    }
}
