using System.Globalization;

namespace BinanceKeyTools.Signing;

/// <summary>Adds recvWindow and timestamp where the signature will follow: to the body when there is one.</summary>
internal static class RequestStamp
{
    public const string Timestamp = "timestamp";

    public static (RequestParameters Query, RequestParameters Body) Add(
        RequestParameters query, RequestParameters body, TimeSpan? recvWindow, DateTimeOffset timestamp)
    {
        var inBody = body.Count > 0;
        var stamped = (inBody ? body : query).Copy();
        if (recvWindow is { } window)
        {
            stamped.AddReserved("recvWindow", window.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture));
        }

        if (!IsPresent(query, body))
        {
            stamped.AddReserved(Timestamp, timestamp.ToUnixTimeMilliseconds());
        }

        return inBody ? (query, stamped) : (stamped, body);
    }

    /// <summary>Whether the caller overrode the timestamp on purpose.</summary>
    public static bool IsPresent(RequestParameters query, RequestParameters body) => query.Contains(Timestamp) || body.Contains(Timestamp);
}
