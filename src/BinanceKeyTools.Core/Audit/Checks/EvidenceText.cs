using System.Globalization;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>Words the facts that findings rest on, each in the same form everywhere.</summary>
internal static class EvidenceText
{
    /// <summary>A right as the exchange tells it: <c>enableFutures: true</c>.</summary>
    public static string Of(KeyPermission right, bool? state) => Of(PermissionField.Of(right).Field, state);

    /// <summary>A switch: <c>ipRestrict: false</c>.</summary>
    public static string Of(string field, bool? state) => $"{field}: {state switch { true => "true", false => "false", null => "not told" }}";

    /// <summary>Rights by the names of their fields: <c>rights: enableReading, enableFutures</c>.</summary>
    public static string Rights(KeyPermission rights) => $"rights: {Fields(rights)}";

    /// <summary>Rights by the names of their fields; <c>none</c> when there is none.</summary>
    public static string Fields(KeyPermission rights) => rights == KeyPermission.None
        ? "none"
        : string.Join(", ", PermissionField.All.Where(field => rights.HasFlag(field.Permission)).Select(field => field.Field));

    /// <summary>A duration with its limit: <c>age: 400 days (limit 90)</c>.</summary>
    public static string Days(string what, TimeSpan duration, TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {Amount.Of((int)Math.Floor(duration.TotalDays), "day")} (limit {limit.TotalDays:#,0.##})");

    /// <summary>A time in UTC: <c>2026-03-14 09:26 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A text that people or servers wrote, without anything in it that looks like key material.</summary>
    public static string Foreign(string text) => KeyLikeText.Hide(text);

    /// <summary>A word of the exchange, which is short: whatever in it could be an echo of the request is masked too.</summary>
    public static string Told(string text) => SecretScrubber.MaskRuns(text);
}
