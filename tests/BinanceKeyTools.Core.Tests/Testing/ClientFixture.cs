using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>A client over a scripted network and a clock that stands still.</summary>
internal sealed class ClientFixture : IDisposable
{
    public ClientFixture(
        ExchangeHosts? hosts = null, bool autoAdvance = true, TimeSpan? timeout = null, int maxResponseBytes = 1 << 20)
    {
        Time = new ManualTimeProvider { AutoAdvance = autoAdvance };
        Network = new ScriptedHandler(Time);
        Budget = new RateBudget(Time);
        Clock = new ServerClock();
        var options = new BinanceClientOptions
        {
            Hosts = hosts ?? ExchangeHosts.For(BinanceEnvironment.Live),
            TimeProvider = Time,
            Handler = Network,
            Budget = Budget,
            Clock = Clock,
            Randomizer = () => 0.5,
            Activity = Activity.Enqueue,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            MaxResponseBytes = maxResponseBytes,
        };
        Client = new BinanceClient(options);
        Credential = TestKeys.Hmac();
    }

    public ManualTimeProvider Time { get; }

    public ScriptedHandler Network { get; }

    public RateBudget Budget { get; }

    public ServerClock Clock { get; }

    public BinanceClient Client { get; }

    public BinanceCredential Credential { get; }

    public System.Collections.Concurrent.ConcurrentQueue<string> Activity { get; } = new();

    public Task<BinanceResponse> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken = default) =>
        Client.SendAsync(new BinanceRequest(method, path), Credential, cancellationToken);

    public Task<BinanceResponse> GetAsync(string path = "/api/v3/account", CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, path, cancellationToken);

    public Task<BinanceResponse> PostAsync(string path = "/api/v3/order/test", CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, cancellationToken);

    public async Task<BinanceError> FailAsync(HttpMethod method, string path = "/api/v3/account") =>
        (await Assert.ThrowsAsync<BinanceException>(() => SendAsync(method, path))).Error;

    public void Dispose()
    {
        Client.Dispose();
        Credential.Dispose();
    }
}
