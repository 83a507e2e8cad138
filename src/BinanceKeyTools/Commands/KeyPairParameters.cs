using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Commands;

/// <summary>The kind of a new pair; see <see cref="ConnectionParameters"/> for why it stands apart.</summary>
internal sealed class KeyPairParameters
{
    public KeyPairAlgorithm Algorithm { get; set; }
}
