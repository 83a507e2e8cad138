using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace BinanceKeyTools.Pipeline;

/// <summary>
/// Runs asynchronous bodies for a cmdlet: up to a limit at once, across pipeline input, while their output reaches the
/// pipeline in the order of the input, or as bodies complete, each in one piece but for what it says up to a question. Its laws,
/// each pinned by tests:
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
    private readonly List<PumpItem> _items = [];
    private readonly bool _asCompleted;
    private readonly CancellationTokenSource _stop = new();
    private PumpItem? _current;
    private int _running;
    private bool _hasEnded;
    private Task? _cancelling;

    /// <summary>A pump for one invocation of a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet whose pipeline thread calls <see cref="Post"/> and <see cref="Drain"/>.</param>
    /// <param name="limit">How many bodies run at once.</param>
    /// <param name="progress">Shows progress; <see langword="null"/> for none.</param>
    /// <param name="asCompleted">Whether output comes as bodies complete, so that a slow one delays nobody, instead of in the order of the input.</param>
    public PipelinePump(Cmdlet cmdlet, int limit, ProgressMeter? progress = null, bool asCompleted = false)
    {
        _asCompleted = asCompleted;
        _cmdlet = cmdlet;
        _limit = limit;
        _progress = progress;
    }

    /// <summary>Starts a body, after waiting for a free place. Call on the pipeline thread.</summary>
    public void Post(Func<PumpItem, CancellationToken, Task> body)
    {
        WriteUntil(() => _running < _limit);
        var item = new PumpItem(this);
        _items.Add(item);
        _progress?.Started();
        lock (_gate)
        {
            _running++;
        }

        _ = Task.Run(() => RunAsync(item, body));
        WriteUntil(() => true);
    }

    /// <summary>Writes everything that is still to come. Call on the pipeline thread.</summary>
    public void Drain()
    {
        WriteUntil(() => _items.Count == 0);
        _progress?.Finish(_cmdlet);
    }

    /// <summary>Cancels every body. Safe on any thread.</summary>
    public void Stop()
    {
        try
        {
            _ = CancelAsync();
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
        if (_items.Count > 0)
        {
            CancelBodies();
            TellCommitted();
            _items.Clear();
        }

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

    // Writes what the item whose turn it is has produced, then what the next has, and so on, until there is nothing more
    // to write at the moment and the caller has what it waits for.
    private void WriteUntil(Func<bool> isEnough)
    {
        try
        {
            while (Next(isEnough) is { } write)
            {
                write(_cmdlet);
            }
        }
        catch (Exception exception) when (!_hasEnded)
        {
            End(exception);
        }
    }

    // The next thing to carry out on the pipeline thread; null when the caller may go on.
    private Action<Cmdlet>? Next(Func<bool> isEnough)
    {
        PumpItem completed;
        lock (_gate)
        {
            while (true)
            {
                if (_stop.IsCancellationRequested)
                {
                    throw new PipelineStoppedException();
                }

                if (NextItem() is { } item)
                {
                    if (item.TryTake(out var write))
                    {
                        return write;
                    }

                    if (item.IsComplete)
                    {
                        _items.Remove(item);
                        _current = null;
                        completed = item;
                        break;
                    }
                }

                if (isEnough())
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }
        }

        return cmdlet =>
        {
            _progress?.Completed(cmdlet);
            completed.Failure?.Throw();
        };
    }

    // The item whose turn it is to write. As they complete: one that waits for an answer, or else one that is complete; and it
    // keeps its turn when another completes meanwhile, or their output would be mixed.
    private PumpItem? NextItem()
    {
        if (!_asCompleted)
        {
            return _items.Count > 0 ? _items[0] : null;
        }

        if (_current is not ({ IsComplete: true } or { HasQuestion: true }))
        {
            _current = _items.Find(item => item.HasQuestion) ?? _items.Find(item => item.IsComplete);
        }

        return _current;
    }

    [DoesNotReturn]
    private void End(Exception failure)
    {
        var cause = ExceptionDispatchInfo.Capture(failure);
        _hasEnded = true;
        CancelBodies();
        TellCommitted();
        _items.Clear();
        _progress?.Abandon(_cmdlet);
        cause.Throw();
    }

    private void CancelBodies()
    {
        var cancelled = CancelAsync();
        AwaitBodies();
        cancelled.GetAwaiter().GetResult();
    }

    // Cancelling calls back into the bodies, so it happens on a thread of the pool: none of them may continue on the
    // pipeline thread, nor on the one that stops it.
    private Task CancelAsync()
    {
        lock (_gate)
        {
            return _cancelling ??= _stop.CancelAsync();
        }
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

    // Whatever ends the pipeline, silence would hide what was done.
    private void TellCommitted()
    {
        foreach (var item in _items.Where(item => item.Committed is not null))
        {
            var outcome = item.Failure is { } failure ? $"then failed: {failure.SourceException.Message}" : "was finished";
            Warn($"Stopped, but this had passed the point of no return and {outcome}: {item.Committed}");
        }
    }

    private void Warn(string text)
    {
        try
        {
            _cmdlet.WriteWarning(text);
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException)
        {
            // The streams are closed after Ctrl+C and between calls of the cmdlet; the host still takes it.
            (_cmdlet as PSCmdlet)?.Host?.UI?.WriteWarningLine(text);
        }
    }
}
