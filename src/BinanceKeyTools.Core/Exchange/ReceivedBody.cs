namespace BinanceKeyTools.Exchange;

/// <summary>The body of an answer, or what kept it from being read whole.</summary>
/// <param name="Bytes">The body; empty when it could not be read whole.</param>
/// <param name="Damage">What is wrong with it.</param>
/// <param name="Cause">The failure of the network behind it.</param>
internal readonly record struct ReceivedBody(byte[] Bytes, BinanceErrorKind? Damage = null, Exception? Cause = null);
