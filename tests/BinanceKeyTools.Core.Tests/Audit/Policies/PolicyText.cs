using System.Text;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>Reads policies from text, on a fixed day.</summary>
internal static class PolicyText
{
    /// <summary>The day of the tests' clock.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 14);

    public static PolicyLoader Loader { get; } = new(new ManualTimeProvider());

    public static PolicyCheck Check(string json, params KeyRecord[] keys) =>
        Loader.CheckText(Encoding.UTF8.GetBytes(json), PolicyFormat.Json, "my.json", "my", keys.Length == 0 ? null : keys);

    public static AuditPolicy Load(string json)
    {
        var check = Check(json);
        Assert.Empty(check.Problems);
        return check.Policy!;
    }

    /// <summary>A policy with these members beside its version.</summary>
    public static AuditPolicy With(string members) => Load($$"""{ "version": 1, {{members}} }""");

    public static KeyRecord Key(string name, string? vault = null, string? purpose = null, string? owner = null, string? fingerprint = null, params string[] tags) => new()
    {
        Name = name,
        Vault = vault,
        Purpose = purpose,
        Owner = owner,
        Fingerprint = fingerprint,
        Tag = tags,
    };
}
