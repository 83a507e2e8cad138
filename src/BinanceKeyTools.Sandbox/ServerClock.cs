namespace BinanceKeyTools.Sandbox;

/// <summary>The server's time: the injected clock plus a constant offset.</summary>
internal sealed class ServerClock(TimeProvider timeProvider, TimeSpan offset)
{
    public DateTimeOffset Now => timeProvider.GetUtcNow() + offset;
}
