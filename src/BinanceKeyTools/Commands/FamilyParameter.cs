using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>The value of -Family; here for the reason that <see cref="ConnectionParameters"/> names.</summary>
internal sealed class FamilyParameter
{
    public ApiFamily[] Families { get; set; } = [];
}
