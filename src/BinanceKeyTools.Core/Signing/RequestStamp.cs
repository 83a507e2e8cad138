using System.Globalization;

namespace BinanceKeyTools.Signing;

/// <summary>
/// Adds recvWindow and timestamp where the signature will follow: to the body when there is one. Nothing is added behind a signature that
/// the caller made, since the futures documentation wants that last.
/// </summary>
internal static class RequestStamp
{
    public const string Timestamp = "timestamp";

    public static (RequestParameters Query, RequestParameters Body) Add(
        RequestParameters query, RequestParameters body, TimeSpan? recvWindow, DateTimeOffset timestamp)
    {
        var inBody = body.Count > 0;
        var isTimed = IsPresent(query, body);
        if (isTimed && recvWindow is null)
        {
            return (query, body);
        }

        var stamped = (inBody ? body : query).Copy();
        var signature = stamped.Remove(RequestParameters.SignatureName);
        if (recvWindow is { } window)
        {
            stamped.AddReserved("recvWindow", window.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture));
        }

        if (!isTimed)
        {
            stamped.AddReserved(Timestamp, timestamp.ToUnixTimeMilliseconds());
        }

        if (signature is not null)
        {
            stamped.AddReserved(RequestParameters.SignatureName, signature);
        }

        return inBody ? (query, stamped) : (stamped, body);
    }

    /// <summary>Whether the caller overrode the timestamp on purpose.</summary>
    public static bool IsPresent(RequestParameters query, RequestParameters body) => query.Contains(Timestamp) || body.Contains(Timestamp);
}
