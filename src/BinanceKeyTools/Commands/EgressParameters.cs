using BinanceKeyTools.Diagnosis.Egress;

namespace BinanceKeyTools.Commands;

/// <summary>What Get-BinanceEgressAddress holds of the engine's types; see <see cref="ConnectionParameters"/> for why it stands apart.</summary>
internal sealed class EgressParameters
{
    public IPFamily? AddressFamily { get; set; }
}
