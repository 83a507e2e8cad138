using System.Globalization;

namespace BinanceKeyTools.Exchange;

/// <summary>The weights and counts that the exchange reported with an answer. Absent headers are <see langword="null"/>.</summary>
public sealed record RateLimitUsage
{
    /// <summary>Request weight that this address used in the current minute (<c>X-MBX-USED-WEIGHT-1M</c>).</summary>
    public int? UsedWeight { get; init; }

    /// <summary>Weight by address on one wallet endpoint in the current minute (<c>X-SAPI-USED-IP-WEIGHT-1M</c>).</summary>
    public int? UsedIPWeight { get; init; }

    /// <summary>Weight by account on one wallet endpoint in the current minute (<c>X-SAPI-USED-UID-WEIGHT-1M</c>).</summary>
    public int? UsedUidWeight { get; init; }

    /// <summary>Orders of the account in the current ten seconds (<c>X-MBX-ORDER-COUNT-10S</c>).</summary>
    public int? OrderCount10Seconds { get; init; }

    /// <summary>Orders of the account today (<c>X-MBX-ORDER-COUNT-1D</c>).</summary>
    public int? OrderCount1Day { get; init; }

    /// <summary>How long to wait before the next request (<c>Retry-After</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    internal static RateLimitUsage From(HttpResponseMessage response)
    {
        var headers = response.Headers;
        return new RateLimitUsage
        {
            UsedWeight = Number("X-MBX-USED-WEIGHT-1M") ?? Number("X-MBX-USED-WEIGHT"),
            UsedIPWeight = Number("X-SAPI-USED-IP-WEIGHT-1M"),
            UsedUidWeight = Number("X-SAPI-USED-UID-WEIGHT-1M"),
            OrderCount10Seconds = Number("X-MBX-ORDER-COUNT-10S"),
            OrderCount1Day = Number("X-MBX-ORDER-COUNT-1D"),
            RetryAfter = Number("Retry-After") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        int? Number(string name) =>
            headers.NonValidated.TryGetValues(name, out var values)
            && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
