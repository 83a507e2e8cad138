using System.Diagnostics;
using System.Management.Automation;

namespace BinanceKeyTools.Pipeline;

/// <summary>Shows how many of the started items are done, once that takes longer than half a second.</summary>
internal sealed class ProgressMeter(int activityId, string activity, string noun)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _begun = Stopwatch.GetTimestamp();
    private TimeSpan _shownAt;
    private int _started;
    private int _completed;

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
        cmdlet.WriteProgress(new ProgressRecord(activityId, activity, $"{_completed} of {_started} {noun}, {_completed / elapsed.TotalSeconds:0.#}/s")
        {
            PercentComplete = _completed * 100 / _started,
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
