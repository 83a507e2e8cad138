using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Json;

/// <summary>A text file that cannot be read; whoever knows the file's name makes an exception of its own of it.</summary>
internal sealed class LocatedFaultException(LocatedFault fault)
    : FormatException(KeyLikeText.Hide($"({fault.Place.Line},{fault.Place.Column}): {fault.Path}: {fault.Problem}"))
{
    public LocatedFault Fault => fault;
}
