using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace BinanceKeyTools.Pipeline;

/// <summary>
/// Runs asynchronous bodies for a cmdlet: up to a limit at once, across pipeline input, while their output reaches the
/// pipeline in the order of the input. Its laws, each pinned by tests:
/// <list type="number">
/// <item>When a downstream command has enough (<c>Select-Object -First 1</c>), every body is cancelled and runs its <c>finally</c>
/// before the cmdlet returns.</item>
/// <item>So it is when writing an error ends the pipeline (<c>-ErrorAction Stop</c>).</item>
/// <item>So it is on Ctrl+C; reads stop at once, and what has passed its commit point is finished and told.</item>
/// <item>A body never continues on the pipeline thread.</item>
/// </list>
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly int _limit;
    private readonly ProgressMeter? _progress;
    private readonly object _gate = new();
    private readonly Queue<PumpItem> _items = new();
    private readonly CancellationTokenSource _stop = new();
    private int _running;
    private bool _stoppedByUser;
    private ExceptionDispatchInfo? _failure;

    /// <summary>A pump for one invocation of a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet whose pipeline thread calls <see cref="Post"/> and <see cref="Drain"/>.</param>
    /// <param name="limit">How many bodies run at once.</param>
    /// <param name="progress">Shows progress; <see langword="null"/> for none.</param>
    public PipelinePump(Cmdlet cmdlet, int limit, ProgressMeter? progress = null)
    {
        _cmdlet = cmdlet;
        _limit = limit;
        _progress = progress;
    }

    /// <summary>Starts a body, after waiting for a free place. Call on the pipeline thread.</summary>
    public void Post(Func<PumpItem, CancellationToken, Task> body)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_running < _limit)
                {
                    break;
                }
            }

            WriteReady(wait: true);
        }

        ThrowIfEnded();
        var item = new PumpItem(this);
        _items.Enqueue(item);
        _progress?.Started();
        lock (_gate)
        {
            _running++;
        }

        _ = Task.Run(() => RunAsync(item, body));
        WriteReady(wait: false);
    }

    /// <summary>Writes everything that is still to come. Call on the pipeline thread.</summary>
    public void Drain()
    {
        while (_items.Count > 0)
        {
            WriteReady(wait: true);
        }

        _progress?.Finish(_cmdlet);
        ThrowIfEnded();
    }

    /// <summary>Cancels every body. Safe on any thread.</summary>
    public void Stop()
    {
        _stoppedByUser = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended on its own while somebody pressed Ctrl+C.
            return;
        }

        Signal();
    }

    /// <summary>Cancels what is left and waits for its <c>finally</c>: the pipeline may end without calling the cmdlet again.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        AwaitBodies();
        _stop.Dispose();
    }

    internal void Signal()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private async Task RunAsync(PumpItem item, Func<PumpItem, CancellationToken, Task> body)
    {
        try
        {
            await body(item, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline is ending; the pump says so once, for all bodies.
        }
        catch (Exception exception)
        {
            item.Fail(ExceptionDispatchInfo.Capture(exception));
        }
        finally
        {
            lock (_gate)
            {
                item.Complete();
                _running--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    // Writes what the oldest unfinished input has produced, then what the next has, and so on.
    private void WriteReady(bool wait)
    {
        if (_failure is null && _stop.IsCancellationRequested)
        {
            End(null);
        }

        try
        {
            while (_items.TryPeek(out var head))
            {
                Action<Cmdlet>? write;
                bool isDone;
                lock (_gate)
                {
                    while (!head.TryTake(out write) && !head.IsComplete && wait && !_stop.IsCancellationRequested)
                    {
                        // A free place is worth returning for, except when everything is to be waited for.
                        var before = _running;
                        Monitor.Wait(_gate);
                        if (_running < before)
                        {
                            break;
                        }
                    }

                    // A body completes under the gate and after its last write: only what is complete first and empty then is done.
                    isDone = write is null && head.IsComplete && !head.TryTake(out write);
                }

                if (write is not null)
                {
                    write(_cmdlet);
                    continue;
                }

                if (!isDone)
                {
                    break;
                }

                _items.Dequeue();
                _progress?.Completed(_cmdlet);
                head.Failure?.Throw();
                wait = false;
            }
        }
        catch (Exception exception)
        {
            End(ExceptionDispatchInfo.Capture(exception));
        }

        if (_failure is null && _stop.IsCancellationRequested)
        {
            End(null);
        }
    }

    private void End(ExceptionDispatchInfo? failure)
    {
        _stop.Cancel();
        AwaitBodies();
        TellCommitted();
        _items.Clear();
        _progress?.Abandon(_cmdlet);
        _failure = failure ?? ExceptionDispatchInfo.Capture(new PipelineStoppedException());
        _failure.Throw();
    }

    private void AwaitBodies()
    {
        lock (_gate)
        {
            while (_running > 0)
            {
                // Questions to the pipeline thread cannot be answered any more.
                foreach (var item in _items)
                {
                    item.Abandon();
                }

                Monitor.Wait(_gate);
            }
        }
    }

    // The streams are closed once the pipeline stops, so the host is told directly: silence would hide what was done.
    private void TellCommitted()
    {
        if (!_stoppedByUser || _cmdlet is not PSCmdlet { Host.UI: { } ui })
        {
            return;
        }

        foreach (var committed in _items.Select(item => item.Committed).OfType<string>())
        {
            ui.WriteWarningLine($"Stopped, but this had passed the point of no return and was finished: {committed}");
        }
    }

    private void ThrowIfEnded()
    {
        if (_stop.IsCancellationRequested)
        {
            End(_failure);
        }
    }
}
