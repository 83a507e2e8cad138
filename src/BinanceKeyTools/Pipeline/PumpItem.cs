using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace BinanceKeyTools.Pipeline;

/// <summary>What one body may say to the pipeline. Every member can be called from any thread; the pipeline thread carries
/// it out when the body's turn has come.</summary>
internal sealed class PumpItem(PipelinePump pump)
{
    private readonly Queue<Action<Cmdlet>> _writes = new();
    private readonly List<TaskCompletionSource> _questions = [];
    private bool _abandoned;

    /// <summary>What has passed its commit point, or <see langword="null"/>.</summary>
    public string? Committed { get; private set; }

    public bool IsComplete { get; private set; }

    public ExceptionDispatchInfo? Failure { get; private set; }

    public void WriteObject(object value) => Enqueue(cmdlet => cmdlet.WriteObject(value));

    public void WriteError(ErrorRecord error) => Enqueue(cmdlet => cmdlet.WriteError(error));

    public void WriteWarning(string text) => Enqueue(cmdlet => cmdlet.WriteWarning(text));

    public void WriteVerbose(string text) => Enqueue(cmdlet => cmdlet.WriteVerbose(text));

    /// <summary>Has the pipeline thread do something in its turn, without waiting for it.</summary>
    public void Run(Action<Cmdlet> action) => Enqueue(action);

    /// <summary>Says that from here on the work is finished whatever happens, and what is done.</summary>
    public void Commit(string description) => Committed = description;

    /// <summary>Has the pipeline thread do something and waits for it, without ever continuing there. An exception comes
    /// back to the body and also ends the pipeline.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ended before the turn came.</exception>
    public async Task<T> InvokeAsync<T>(Func<Cmdlet, T> action)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;
        lock (_writes)
        {
            if (_abandoned)
            {
                throw new OperationCanceledException();
            }

            _questions.Add(answered);
        }

        Enqueue(cmdlet =>
        {
            try
            {
                result = action(cmdlet);
                answered.TrySetResult();
            }
            catch (Exception exception)
            {
                answered.TrySetException(exception);
                throw;
            }
        });
        await answered.Task.ConfigureAwait(false);
        return result;
    }

    /// <summary>Whether the body waits for an answer of the pipeline thread.</summary>
    internal bool HasQuestion
    {
        get
        {
            lock (_writes)
            {
                return _questions.Exists(question => !question.Task.IsCompleted);
            }
        }
    }

    internal bool TryTake(out Action<Cmdlet>? write)
    {
        lock (_writes)
        {
            return _writes.TryDequeue(out write);
        }
    }

    internal void Fail(ExceptionDispatchInfo failure) => Failure = failure;

    internal void Complete() => IsComplete = true;

    /// <summary>Answers open questions with a cancellation, now and from now on.</summary>
    internal void Abandon()
    {
        TaskCompletionSource[] open;
        lock (_writes)
        {
            _abandoned = true;
            _writes.Clear();
            open = [.. _questions];
            _questions.Clear();
        }

        foreach (var question in open)
        {
            question.TrySetCanceled();
        }
    }

    private void Enqueue(Action<Cmdlet> write)
    {
        lock (_writes)
        {
            if (_abandoned)
            {
                return;
            }

            _writes.Enqueue(write);
        }

        pump.Signal();
    }
}
