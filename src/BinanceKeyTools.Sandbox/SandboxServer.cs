using System.Net;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.RateLimits;
using BinanceKeyTools.Sandbox.Routing;
using BinanceKeyTools.Sandbox.Scenarios;

namespace BinanceKeyTools.Sandbox;

/// <summary>A local Binance on the loopback address. Serves from <see cref="Start"/> until it is stopped or disposed.</summary>
public sealed class SandboxServer : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private readonly HttpListener _listener;
    private readonly RequestHandler _handler;
    private readonly CancellationTokenSource _stopping = new();

    // One count for the server itself and one for each request in flight.
    private readonly CountdownEvent _inFlight = new(1);
    private readonly Task _accepting;
    private int _stopped;

    private SandboxServer(SandboxOptions options, SandboxFleet fleet, Scenario? scenario)
    {
        Fleet = fleet;
        var plan = fleet.RateLimits.DividedBy(scenario?.LimitDivisor ?? 1);
        var limiter = new RateLimiter(plan, options.EnforceRateLimits);
        var clock = new ServerClock(options.TimeProvider, options.TimeOffset + (scenario?.ClockOffset ?? TimeSpan.Zero));
        if (scenario?.Ban is { } ban)
        {
            limiter.Ban(IPAddress.Loopback, clock.Now + ban);
        }

        var state = new ExchangeState(fleet.Accounts, fleet.Keys);
        Faults = new FaultPlan([.. fleet.Faults, .. scenario?.Faults ?? []], options.Random);
        var pipeline = new RequestPipeline(options, state, limiter, scenario?.IsMaintenance == true);
        var control = new ControlEndpoints(Faults, Statistics, state);
        _handler = new RequestHandler(options, pipeline, control, clock, Faults, Statistics);
        (_listener, var port) = LoopbackListener.Start(options.Port);
        BaseAddress = new Uri($"http://localhost:{port}/");
        // An array: PowerShell cannot index the list types that a collection expression would make.
        Keys = fleet.Keys.Select(key => new SandboxKey(key, BaseAddress, options.TimeProvider.GetUtcNow())).ToArray();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The address under which all families are served by their path prefix.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The keys of the fleet, including those that the exchange does not know any more.</summary>
    public IReadOnlyList<SandboxKey> Keys { get; }

    /// <summary>The fleet that the server started with.</summary>
    public SandboxFleet Fleet { get; }

    /// <summary>The faults in force; rules can be added and cleared while the server runs.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What the server has done so far.</summary>
    public SandboxStatistics Statistics { get; } = new();

    /// <summary>The names of the prepared situations.</summary>
    public static IReadOnlyList<string> ScenarioNames { get; } = [.. ScenarioCatalogue.All.Select(scenario => scenario.Name)];

    /// <summary>Starts a server; it accepts requests when this returns.</summary>
    /// <exception cref="ArgumentException">The port is out of range, or there is no such scenario.</exception>
    /// <exception cref="HttpListenerException">The port is in use.</exception>
    public static SandboxServer Start(SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new ArgumentException($"Port {options.Port} is not between 0 and 65535.", nameof(options));
        }

        var scenario = options.Scenario is null ? null : ScenarioCatalogue.Find(options.Scenario);
        return new SandboxServer(options, options.Fleet ?? SandboxFleet.CreateSample(options.TimeProvider), scenario);
    }

    /// <summary>Stops accepting requests and ends those that wait in a fault. Does nothing the second time.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            _stopping.Cancel();

            // Closing the listener would answer what is still in flight with an empty 200, so that these requests end first.
            _inFlight.Signal();
            _inFlight.Wait(LongestFarewell);
            _listener.Close();
        }
    }

    /// <summary>The address.</summary>
    public override string ToString() => BaseAddress.AbsoluteUri;

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                // A call that comes just while the listener closes is never answered by it, so that the end is not left to the listener.
                context = await _listener.GetContextAsync().WaitAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                return;
            }

            if (!_inFlight.TryAddCount())
            {
                ConnectionReset.Apply(context);
                return;
            }

            _ = Task.Run(() => HandleAsync(context));
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            await _handler.HandleAsync(context, _stopping.Token).ConfigureAwait(false);
        }
        finally
        {
            _inFlight.Signal();
        }
    }
}
