namespace BinanceKeyTools.Exchange;

/// <summary>What a <see cref="WeightWindow"/> holds at one moment.</summary>
internal readonly record struct WindowState(int Limit, int Used, DateTimeOffset? FreeAt, DateTimeOffset? ClosedUntil);
