using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.PumpProbe;

/// <summary>
/// Runs one body for each input, a behaviour and a number such as <c>hang 3</c>, and records what happens to it.
/// <list type="bullet">
/// <item><c>return</c> writes its number at once.</item>
/// <item><c>wait</c> writes its number when the gate lets it through.</item>
/// <item><c>hold</c> writes its number when the first gate lets it through.</item>
/// <item><c>hang</c> waits for its cancellation, the way that continues on the thread that cancels.</item>
/// <item><c>chat</c> says something, then waits like <c>wait</c>.</item>
/// <item><c>error</c> writes an error, then hangs.</item>
/// <item><c>report</c> writes an error and ends.</item>
/// <item><c>fail</c> throws.</item>
/// <item><c>ask</c> has the pipeline thread do something and writes which threads were used.</item>
/// <item><c>doubt</c> asks a question that fails on the pipeline thread.</item>
/// <item><c>question</c> asks once it is cancelled.</item>
/// <item><c>commit</c> passes its commit point and finishes when the gate lets it through, cancelled or not.</item>
/// <item><c>lines</c> writes its number three times at once, <c>recite</c> when the gate lets it through.</item>
/// <item><c>survey</c> asks, then waits like <c>wait</c>.</item>
/// <item><c>ruin</c> passes its commit point and throws when the gate lets it through.</item>
/// </list>
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PumpProbe")]
[OutputType(typeof(int), typeof(string))]
public sealed class InvokePumpProbeCommand : PSCmdlet, IDisposable
{
    private PipelinePump? _pump;
    private int _pipelineThread;

    /// <summary>Behaviour and number.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public string InputObject { get; set; } = "";

    /// <summary>Receives what happens.</summary>
    [Parameter]
    public ConcurrentQueue<string> Log { get; set; } = new();

    /// <summary>Lets waiting bodies through, one a release.</summary>
    [Parameter]
    public SemaphoreSlim Gate { get; set; } = new(0);

    /// <summary>Lets bodies through that hold.</summary>
    [Parameter]
    public SemaphoreSlim First { get; set; } = new(0);

    /// <summary>How many bodies run at once.</summary>
    [Parameter]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Whether output comes as bodies complete instead of in the order of the input.</summary>
    [Parameter]
    public SwitchParameter AsCompleted { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        _pump = new PipelinePump(this, ThrottleLimit, asCompleted: AsCompleted);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var words = InputObject.Split(' ');
        var number = int.Parse(words[1], CultureInfo.InvariantCulture);
        _pump!.Post((item, token) => RunAsync(words[0], number, item, token));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <summary>Ends what still runs.</summary>
    public void Dispose() => _pump?.Dispose();

    private string CurrentThread => Environment.CurrentManagedThreadId == _pipelineThread ? "pipeline" : "pool";

    private async Task RunAsync(string behaviour, int number, PumpItem item, CancellationToken token)
    {
        Log.Enqueue($"started {number} on {CurrentThread}");
        try
        {
            await BehaveAsync(behaviour, number, item, token).ConfigureAwait(false);
        }
        finally
        {
            Log.Enqueue($"finally {number} on {CurrentThread}");
        }
    }

    private async Task BehaveAsync(string behaviour, int number, PumpItem item, CancellationToken token)
    {
        switch (behaviour)
        {
            case "wait":
                await Gate.WaitAsync(token).ConfigureAwait(false);
                break;
            case "hold":
                await First.WaitAsync(token).ConfigureAwait(false);
                break;
            case "hang":
                await HangAsync(token).ConfigureAwait(false);
                break;
            case "chat":
                item.WriteVerbose($"chat {number}");
                await Gate.WaitAsync(token).ConfigureAwait(false);
                break;
            case "error":
                item.WriteError(new ErrorRecord(new InvalidOperationException($"error {number}"), "ProbeError", ErrorCategory.InvalidResult, number));
                await HangAsync(token).ConfigureAwait(false);
                break;
            case "fail":
                throw new InvalidOperationException($"fail {number}");
            case "ask":
                await AskAsync(number, item).ConfigureAwait(false);
                return;
            case "doubt":
                await DoubtAsync(number, item).ConfigureAwait(false);
                break;
            case "lines":
                Recite(number, item);
                return;
            case "recite":
                await Gate.WaitAsync(token).ConfigureAwait(false);
                Recite(number, item);
                return;
            case "report":
                item.WriteError(new ErrorRecord(new InvalidOperationException($"report {number}"), "ProbeError", ErrorCategory.InvalidResult, number));
                return;
            case "survey":
                Log.Enqueue($"answered {await item.InvokeAsync(_ => number).ConfigureAwait(false)}");
                await Gate.WaitAsync(token).ConfigureAwait(false);
                break;
            case "question":
                await QuestionAsync(number, item, token).ConfigureAwait(false);
                break;
            case "commit" or "ruin":
                item.Commit($"step {number}");
                Log.Enqueue($"committed {number}");
                await Gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                if (behaviour == "ruin")
                {
                    throw new InvalidOperationException($"ruined {number}");
                }

                Log.Enqueue($"finished {number}");
                break;
        }

        item.WriteObject(number);
    }

    private static void Recite(int number, PumpItem item)
    {
        for (var line = 0; line < 3; line++)
        {
            item.WriteObject(number);
        }
    }

    private static async Task HangAsync(CancellationToken token)
    {
        var never = new TaskCompletionSource();
        await using var registration = token.Register(() => never.TrySetCanceled(token));
        await never.Task.ConfigureAwait(false);
    }

    private async Task AskAsync(int number, PumpItem item)
    {
        var answeredOn = await item.InvokeAsync(_ => CurrentThread).ConfigureAwait(false);
        item.WriteObject($"{number} answered on {answeredOn}, continued on {CurrentThread}");
    }

    private async Task DoubtAsync(int number, PumpItem item)
    {
        try
        {
            await item.InvokeAsync<int>(_ => throw new InvalidOperationException($"doubt {number}")).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            Log.Enqueue($"body saw: {exception.Message}");
            throw;
        }
    }

    private static async Task QuestionAsync(int number, PumpItem item, CancellationToken token)
    {
        try
        {
            await HangAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await item.InvokeAsync(_ => number).ConfigureAwait(false);
        }
    }
}
