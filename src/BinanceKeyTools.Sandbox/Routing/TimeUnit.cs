using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>The unit of the times in an answer: header <c>X-MBX-TIME-UNIT</c>, spot only (spot <c>rest-api.md</c>).</summary>
internal static class TimeUnit
{
    /// <summary>True when the header may be sent with this value.</summary>
    public static bool IsValid(RequestContext context) =>
        context.Route.Family != ApiFamily.Spot
        || context.Request.TimeUnit is null or "MICROSECOND" or "microsecond" or "MILLISECOND" or "millisecond";

    /// <summary>Unix time in the unit that the caller asked for.</summary>
    public static long InRequestedUnit(this RequestContext context, DateTimeOffset time) =>
        context.Route.Family == ApiFamily.Spot && context.Request.TimeUnit is "MICROSECOND" or "microsecond"
            ? ToUnixMicroseconds(time)
            : time.ToUnixTimeMilliseconds();

    public static long ToUnixMicroseconds(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
