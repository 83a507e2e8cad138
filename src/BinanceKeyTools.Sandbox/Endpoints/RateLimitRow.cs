using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Endpoints;

/// <summary>A row of the <c>rateLimits</c> array of exchangeInfo.</summary>
internal sealed record RateLimitRow(string Type, string Interval, int IntervalNumber, int Limit)
{
    public static IReadOnlyList<RateLimitRow> Spot { get; } =
    [
        new("REQUEST_WEIGHT", "MINUTE", 1, 6_000),
        new("ORDERS", "SECOND", 10, 50),
        new("ORDERS", "DAY", 1, 160_000),
        new("RAW_REQUESTS", "MINUTE", 5, 61_000),
    ];

    public static IReadOnlyList<RateLimitRow> Futures { get; } =
        [new("REQUEST_WEIGHT", "MINUTE", 1, 2_400), new("ORDERS", "MINUTE", 1, 1_200)];

    public static void Write(Utf8JsonWriter writer, RateLimitRow row)
    {
        writer.WriteString("rateLimitType", row.Type);
        writer.WriteString("interval", row.Interval);
        writer.WriteNumber("intervalNum", row.IntervalNumber);
        writer.WriteNumber("limit", row.Limit);
    }
}
