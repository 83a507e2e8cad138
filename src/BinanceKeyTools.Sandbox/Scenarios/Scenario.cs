using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Scenarios;

/// <summary>A prepared situation that the server can start in.</summary>
internal sealed record Scenario(string Name, string Description)
{
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>What is added to the server's clock.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How long the loopback address is banned from the start on.</summary>
    public TimeSpan? Ban { get; init; }

    /// <summary>What every weight budget is divided by.</summary>
    public int LimitDivisor { get; init; } = 1;

    public bool IsMaintenance { get; init; }
}
