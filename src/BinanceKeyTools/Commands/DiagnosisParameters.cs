using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>The values of the diagnosis parameters that are of engine types; see <see cref="ConnectionParameters"/> for why they stand here.</summary>
internal sealed class DiagnosisParameters
{
    public BinanceEnvironment[] TryEnvironment { get; set; } = [];
}
