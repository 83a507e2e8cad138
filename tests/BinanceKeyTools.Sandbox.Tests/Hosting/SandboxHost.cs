using System.Globalization;
using System.Text;

namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>A running server with a clock that stands still and a hand-made client.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client = new();

    private SandboxHost(SandboxServer server, ManualTimeProvider clock)
    {
        Server = server;
        Clock = clock;
    }

    public SandboxServer Server { get; }

    public ManualTimeProvider Clock { get; }

    public HttpClient Http => _client;

    /// <summary>Starts a server with a fleet file's text; null for the sample fleet.</summary>
    public static SandboxHost Run(string? fleet = null, Func<SandboxOptions, SandboxOptions>? configure = null)
    {
        var clock = new ManualTimeProvider(Start);
        var options = new SandboxOptions
        {
            TimeProvider = clock,
            Fleet = fleet is null ? SandboxFleet.CreateSample(clock) : SandboxFleet.Parse(fleet, "test.json", clock),
        };
        return new SandboxHost(SandboxServer.Start(configure?.Invoke(options) ?? options), clock);
    }

    public SandboxKey Key(string name) => Server.Keys.Single(key => key.Name == name);

    public Task<Answer> GetAsync(string pathAndQuery) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseAddress, pathAndQuery)));

    /// <summary>Sends a request signed by the key.</summary>
    public Task<Answer> SendAsync(string key, Call call) => SendAsync(Key(key), call);

    public Task<Answer> SendAsync(SandboxKey key, Call call)
    {
        var query = call.Query;
        if (!call.OmitTimestamp)
        {
            query = Join(query, "timestamp=" + (call.Timestamp ?? Timestamp(call.TimestampOffset)));
        }

        if (!call.OmitSignature)
        {
            var payload = query + call.Body;
            var signature = call.WrongSignature
                ? new string('0', 64)
                : TestSigner.Sign(key.Algorithm!.Value, key.RevealSecret()!, payload);
            query = Join(query, "signature=" + Uri.EscapeDataString(signature));
        }

        return SendAsync(Message(call with { ApiKey = call.ApiKey ?? key.RevealApiKey() }, query));
    }

    /// <summary>Sends a request as it stands: nothing is added to the query.</summary>
    public Task<Answer> SendPlainAsync(Call call) => SendAsync(Message(call, call.Query));

    public async Task<Answer> SendAsync(HttpRequestMessage message)
    {
        using var response = await _client.SendAsync(message);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public string Timestamp(double offset = 0) =>
        ((long)(Clock.GetUtcNow().ToUnixTimeMilliseconds() + offset)).ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
        Assert.Equal(0, Server.Statistics.InternalErrors);
    }

    private static string Join(string left, string right) => left.Length == 0 ? right : $"{left}&{right}";

    private HttpRequestMessage Message(Call call, string query)
    {
        var target = query.Length == 0 ? call.Path : $"{call.Path}?{query}";
        var message = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(Server.BaseAddress, target));
        AddHeader("X-MBX-APIKEY", call.ApiKey);
        AddHeader("X-MBX-TIME-UNIT", call.TimeUnit);
        AddHeader("X-Sandbox-Client-Address", call.Address);
        AddHeader("X-Sandbox-Environment", call.Environment);
        if (call.Body is not null || call.ContentType is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body ?? string.Empty));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType ?? "application/x-www-form-urlencoded");
        }

        return message;

        void AddHeader(string name, string? value)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
