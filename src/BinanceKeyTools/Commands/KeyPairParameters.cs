using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Commands;

/// <summary>The values of the parameters of a new pair; see <see cref="ConnectionParameters"/> for why they stand apart.</summary>
internal sealed class KeyPairParameters
{
    public KeyPairAlgorithm Algorithm { get; set; }

    public BinanceEnvironment Environment { get; set; }
}
