namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>The period that a history request asks for, both ends included.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>
    /// Reads <c>startTime</c> and <c>endTime</c>. An end that is missing follows from the other one and
    /// <paramref name="defaultLength"/>; a period longer than <paramref name="longest"/> is refused with <paramref name="tooLong"/>.
    /// </summary>
    public static TimeWindow Read(RequestContext context, TimeSpan defaultLength, TimeSpan longest, ApiError tooLong)
    {
        var start = context.FindTime("startTime");
        var end = context.FindTime("endTime");
        var window = (start, end) switch
        {
            (null, null) => new TimeWindow(context.Now - defaultLength, context.Now),
            (null, { } to) => new TimeWindow(to - Shorter(defaultLength, to - DateTimeOffset.UnixEpoch), to),
            ({ } from, null) => new TimeWindow(from, from + Shorter(defaultLength, DateTimeOffset.MaxValue - from)),
            ({ } from, { } to) => new TimeWindow(from, to),
        };

        if (window.End < window.Start)
        {
            throw new RequestRefusedException(new ApiError(400, -1023, "Start time is greater than end time."));
        }

        return window.End - window.Start <= longest ? window : throw new RequestRefusedException(tooLong);
    }

    public bool Contains(DateTimeOffset time) => time >= Start && time <= End;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
