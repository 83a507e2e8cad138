using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Pipeline;

/// <summary>Shows how many items are done, how fast, and how long the rest will take, once that takes longer than half a second.</summary>
internal sealed class ProgressMeter(int activityId, string activity, string noun)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _begun = Stopwatch.GetTimestamp();
    private TimeSpan _shownAt;
    private int _started;
    private int _completed;
    private int _expected;

    /// <summary>More items are known to come. Without this the total is what has been started.</summary>
    public void Expect(int count) => _expected += count;

    public void Started() => _started++;

    public void Completed(Cmdlet cmdlet)
    {
        _completed++;
        var elapsed = Stopwatch.GetElapsedTime(_begun);
        if (elapsed < Quiet || elapsed - _shownAt < Interval)
        {
            return;
        }

        _shownAt = elapsed;
        var total = Math.Max(_started, _expected);
        var rate = _completed / elapsed.TotalSeconds;
        cmdlet.WriteProgress(new ProgressRecord(activityId, activity, string.Create(CultureInfo.CurrentCulture, $"{_completed} of {total} {noun}, {rate:0.#}/s"))
        {
            PercentComplete = (int)(_completed * 100L / total),
            SecondsRemaining = (int)Math.Ceiling((total - _completed) / rate),
        });
    }

    public void Finish(Cmdlet cmdlet)
    {
        if (_shownAt > TimeSpan.Zero)
        {
            cmdlet.WriteProgress(new ProgressRecord(activityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Takes the bar away when the pipeline ends early and may accept nothing more.</summary>
    public void Abandon(Cmdlet cmdlet)
    {
        try
        {
            Finish(cmdlet);
        }
        catch (PipelineStoppedException)
        {
            // The host clears its bars with the pipeline.
        }
    }
}
