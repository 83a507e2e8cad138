using System.Globalization;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>
/// The timing window (spot <c>rest-api.md</c>, "Timing security"): <c>timestamp &lt; server + 1000 ms</c> and
/// <c>server - timestamp &lt;= recvWindow</c>, to the microsecond where the caller gives microseconds.
/// </summary>
internal sealed class TimestampCheck : IRequestCheck
{
    private const long MicrosecondsPerMillisecond = 1000;
    private const long LargestReceiveWindow = 60_000 * MicrosecondsPerMillisecond;
    private const long DefaultReceiveWindow = 5_000 * MicrosecondsPerMillisecond;
    private const long AllowedLead = 1_000 * MicrosecondsPerMillisecond;
    private const long ImplausibleLead = 10_000 * MicrosecondsPerMillisecond;

    /// <summary>2017-01-01 in microseconds: nothing older is plausible (spot change log of 2024-12-09).</summary>
    private const long Earliest = 1_483_228_800_000 * MicrosecondsPerMillisecond;

    /// <summary>From here on a spot timestamp is in microseconds: as milliseconds it would be the year 5138.</summary>
    private const long SmallestMicrosecondStamp = 100_000_000_000_000;

    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security != RouteSecurity.Signed)
        {
            return null;
        }

        var isSpot = context.Route.Family == ApiFamily.Spot;
        if (!TryReadTimestamp(context.Parameters.Find("timestamp"), isSpot, out var timestamp))
        {
            return ApiErrors.Mandatory("timestamp");
        }

        if (!TryReadReceiveWindow(context.Parameters.Find("recvWindow"), isSpot, out var receiveWindow))
        {
            return ApiErrors.Mandatory("recvWindow");
        }

        if (receiveWindow > LargestReceiveWindow)
        {
            return ApiErrors.ReceiveWindowTooLarge(context.Options.OversizedReceiveWindowCode);
        }

        // A caller that sends milliseconds is compared in milliseconds, so that the edges of the window are exact for it.
        var now = timestamp.IsMicroseconds
            ? TimeUnit.ToUnixMicroseconds(context.Now)
            : context.Now.ToUnixTimeMilliseconds() * MicrosecondsPerMillisecond;
        return Judge(timestamp.Value, now, receiveWindow, isSpot && context.Options.RefuseImplausibleTimestampsAsBadParameter);
    }

    private static ApiError? Judge(long timestamp, long now, long receiveWindow, bool refuseImplausible)
    {
        if (refuseImplausible && (timestamp < Earliest || timestamp - now > ImplausibleLead))
        {
            return ApiErrors.Mandatory("timestamp");
        }

        if (timestamp >= now + AllowedLead)
        {
            return ApiErrors.TimestampAhead;
        }

        return now - timestamp <= receiveWindow ? null : ApiErrors.TimestampTooOld;
    }

    private static bool TryReadTimestamp(string? text, bool isSpot, out (long Value, bool IsMicroseconds) timestamp)
    {
        timestamp = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (isSpot && number >= SmallestMicrosecondStamp)
        {
            timestamp = (Math.Min(number, long.MaxValue / 2), true);
            return true;
        }

        const long LargestMilliseconds = long.MaxValue / (2 * MicrosecondsPerMillisecond);
        timestamp = (Math.Min(number, LargestMilliseconds) * MicrosecondsPerMillisecond, false);
        return true;
    }

    /// <summary>Reads the window in milliseconds; spot takes up to three decimals, the other families whole numbers.</summary>
    private static bool TryReadReceiveWindow(string? text, bool isSpot, out long microseconds)
    {
        microseconds = DefaultReceiveWindow;
        if (text is null)
        {
            return true;
        }

        var style = isSpot ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return false;
        }

        // Cut before multiplying: the largest decimals would overflow, and anything above the limit is refused alike.
        var exact = Math.Min(milliseconds, LargestReceiveWindow) * MicrosecondsPerMillisecond;
        microseconds = (long)exact;
        return exact == microseconds;
    }
}
