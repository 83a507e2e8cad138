using BinanceKeyTools.Diagnosis.Clocks;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>What Test-BinanceClock holds of the engine's types; see <see cref="ConnectionParameters"/> for why it stands apart.</summary>
internal sealed class ClockParameters
{
    private int _accurate;

    public ApiFamily[]? Family { get; set; }

    /// <summary>How this machine keeps its time, which is read while the servers are asked.</summary>
    public Task<LocalClockState>? LocalClock { get; set; }

    /// <summary>What has been asked already: keys of one environment share its clocks.</summary>
    public HashSet<(BinanceClient Client, ApiFamily Family)> Asked { get; } = [];

    public int Accurate => _accurate;

    public int Failed { get; set; }

    public void CountAccurate() => Interlocked.Increment(ref _accurate);
}
