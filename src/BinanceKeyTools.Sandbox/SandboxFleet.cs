using System.Text;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Fleets;
using BinanceKeyTools.Sandbox.RateLimits;

namespace BinanceKeyTools.Sandbox;

/// <summary>The accounts, keys, faults and budgets that a server starts with. Immutable, and good for several servers.</summary>
public sealed class SandboxFleet
{
    internal SandboxFleet(IReadOnlyList<AccountDefinition> accounts, IReadOnlyList<KeyDefinition> keys)
    {
        Accounts = accounts;
        Keys = keys;
    }

    /// <summary>The number of keys.</summary>
    public int KeyCount => Keys.Count;

    /// <summary>The number of accounts, sub-accounts included.</summary>
    public int AccountCount => Accounts.Count;

    internal IReadOnlyList<AccountDefinition> Accounts { get; }

    internal IReadOnlyList<KeyDefinition> Keys { get; }

    internal IReadOnlyList<FaultRule> Faults { get; init; } = [];

    internal RateLimitPlan RateLimits { get; init; } = new();

    /// <summary>Reads a fleet file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="timeProvider">The clock for times that the file leaves out; null for the system's.</param>
    /// <exception cref="SandboxFleetException">The file does not describe a fleet; says line, column and JSON path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SandboxFleet Load(string path, TimeProvider? timeProvider = null) =>
        new FleetReader((timeProvider ?? TimeProvider.System).GetUtcNow()).Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a fleet from JSON text.</summary>
    /// <param name="json">The text of a fleet file.</param>
    /// <param name="source">What errors name as the source.</param>
    /// <param name="timeProvider">The clock for times that the text leaves out; null for the system's.</param>
    /// <exception cref="SandboxFleetException">The text does not describe a fleet; says line, column and JSON path.</exception>
    public static SandboxFleet Parse(string json, string source = "fleet", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new FleetReader((timeProvider ?? TimeProvider.System).GetUtcNow()).Read(Encoding.UTF8.GetBytes(json), source);
    }

    /// <summary>Makes the built-in sample: keys of all algorithms, each with a story of its own and fresh credentials.</summary>
    /// <param name="timeProvider">The clock that ages are counted back from; null for the system's.</param>
    public static SandboxFleet CreateSample(TimeProvider? timeProvider = null) =>
        SampleFleet.Create((timeProvider ?? TimeProvider.System).GetUtcNow());
}
