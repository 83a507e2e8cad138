using System.Globalization;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>Judges timestamp and recvWindow by the documented rules (Binance documentation, "Timing security").</summary>
internal static class SentTimeInspection
{
    private const int OutsideRecvWindow = -1021;
    private const int DigitsOfMilliseconds = 13;
    private const decimal LargestRecvWindow = 60_000;

    // A recvWindow up to here was meant in seconds.
    private const decimal LargestMeantAsSeconds = 60;

    // The exchange takes no time before 2017.
    private static readonly DateTimeOffset Earliest = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What a wrong clock accounts for is not a wrong unit or time zone.
    private static readonly TimeSpan FarAhead = TimeSpan.FromMinutes(10);

    // Documented for /api only; the others are documented in milliseconds.
    private static readonly ApiFamily[] TakesNoMicroseconds =
        [ApiFamily.UsdMargined, ApiFamily.CoinMargined, ApiFamily.Options, ApiFamily.PortfolioMargin];

    public static IEnumerable<SentRequestFault> Inspect(SentRequest sent, ClockOffset? clock, bool fits)
    {
        // Digits speak for themselves once the signature shows that they are the ones that were signed. What depends on today's clock
        // and way to the exchange is a guess about the time of the log.
        if (sent.Timestamp is { IsHidden: false } timestamp)
        {
            if (JudgeForm(timestamp.Value, sent) is { } problem)
            {
                yield return new(SentRequestFaultKind.TimestampUnit, fits, problem);
            }
            else if (JudgeDistance(timestamp.Value, clock) is { } distance)
            {
                yield return new(SentRequestFaultKind.TimestampUnit, false, distance);
            }
        }

        if (sent.Find("recvWindow") is { IsHidden: false } parameter
            && decimal.TryParse(parameter.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var window))
        {
            if (window > LargestRecvWindow)
            {
                yield return new(SentRequestFaultKind.RecvWindowTooLarge, fits, "The recvWindow is above 60000 milliseconds, the most that the exchange takes. 5000 is enough with a right clock.");
            }
            else if (IsTooSmall(window, sent, clock))
            {
                yield return new(SentRequestFaultKind.RecvWindowTooSmall, fits && window < 1,
                    window <= LargestMeantAsSeconds
                        ? "The recvWindow is smaller than the way to the exchange takes. It is counted in milliseconds, not in seconds; leave it out for 5000."
                        : "The recvWindow is smaller than the way to the exchange takes. Leave it out for 5000 milliseconds.");
            }
        }
    }

    private static bool IsTooSmall(decimal window, SentRequest sent, ClockOffset? clock) =>
        window < 1
        || (clock is not null && window < (decimal)clock.Uncertainty.TotalMilliseconds)
        || (window <= LargestMeantAsSeconds && sent.Report.Code == OutsideRecvWindow);

    private static string? JudgeForm(string value, SentRequest sent)
    {
        if (value.Length == 0)
        {
            return "The timestamp is empty.";
        }

        if (!value.All(char.IsAsciiDigit))
        {
            return value.All(c => char.IsAsciiDigit(c) || c == '.')
                ? "The timestamp has a decimal point. Send whole milliseconds."
                : "The timestamp is no whole number. Send milliseconds since 1970 in digits.";
        }

        return value.Length switch
        {
            10 => "The timestamp has 10 digits, so it is in seconds. Send milliseconds: 13 digits.",
            DigitsOfMilliseconds => TimeOf(value) < Earliest
                ? "The timestamp lies before 2017, which the exchange refuses. Send the present time in milliseconds since 1970, in UTC."
                : null,
            16 when sent.Family is { } family && TakesNoMicroseconds.Contains(family) =>
                $"The timestamp has 16 digits, so it is in microseconds. {ApiPath.PrefixOf(family)} takes milliseconds: 13 digits.",
            16 => null,
            19 => "The timestamp has 19 digits, so it is in nanoseconds. Send milliseconds: 13 digits.",
            _ => $"The timestamp has {Amount.Of(value.Length, "digit")}. Send milliseconds since 1970: 13 digits.",
        };
    }

    // How old a log is nobody knows, but it cannot come from the future.
    private static string? JudgeDistance(string value, ClockOffset? clock) =>
        clock is not null && value.Length == DigitsOfMilliseconds && TimeOf(value) - (clock.MeasuredAt + clock.Offset) is var ahead && ahead > FarAhead
            ? $"The timestamp lies {Approximately(ahead)} ahead of the exchange's clock. If that is the difference of a time zone, local time was sent where UTC belongs."
            : null;

    private static DateTimeOffset TimeOf(string value) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(value, CultureInfo.InvariantCulture));

    private static string Approximately(TimeSpan span)
    {
        var (count, unit) = span switch
        {
            { TotalDays: >= 2 } => (span.TotalDays, "days"),
            { TotalHours: >= 2 } => (span.TotalHours, "hours"),
            _ => (span.TotalMinutes, "minutes"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(count)} {unit}");
    }
}
