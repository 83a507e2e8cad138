using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>The clients of one invocation: one for each set of hosts and proxy. Clocks and budgets are the process's.</summary>
internal sealed class ExchangeConnections(ConnectionParameters parameters) : IDisposable
{
    private static readonly RateBudget Budget = new();
    private static readonly ServerClock Clock = new();
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];
    private static readonly AsyncLocal<PumpItem?> Listener = new();

    // The proxy as text: addresses that differ in the user only are equal as a Uri.
    private readonly Dictionary<(BinanceEnvironment Environment, Uri? BaseUri, string? Proxy), BinanceClient> _clients = [];

    /// <summary>Has the current asynchronous flow report what its requests do as verbose output of an item.</summary>
    public static void ReportTo(PumpItem item) => Listener.Value = item;

    /// <summary>The client for a key. Explicit parameters win over what is recorded with the key.</summary>
    /// <exception cref="UntrustedAddressException">The address may not see a key.</exception>
    public BinanceClient For(ResolvedKey resolved)
    {
        var key = resolved.Record;
        var baseUri = parameters.BaseUri ?? key.BaseUri;
        var environment = parameters.Environment
            ?? (parameters.BaseUri is null || key.Environment != BinanceEnvironment.Live ? key.Environment : BinanceEnvironment.Custom);
        var proxy = Checked(parameters.Proxy ?? resolved.Proxy, key.ToString());
        return For(environment, baseUri, proxy, key.ToString());
    }

    /// <summary>The client for an environment, without a key.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="baseUri">Another address than its own.</param>
    /// <exception cref="UntrustedAddressException">The address is not acceptable.</exception>
    public BinanceClient For(BinanceEnvironment environment, Uri? baseUri) =>
        For(environment, baseUri, Checked(parameters.Proxy, environment.ToString()), environment.ToString());

    /// <summary>What the process has used of the exchange's limits.</summary>
    public static RateBudget SharedBudget => Budget;

    private BinanceClient For(BinanceEnvironment environment, Uri? baseUri, Uri? proxy, string target)
    {
        if (environment == BinanceEnvironment.Sandbox && baseUri is null)
        {
            baseUri = RunningSandboxes.Newest?.BaseAddress ?? throw new CommandException(
                "SandboxNotRunning",
                System.Management.Automation.ErrorCategory.ResourceUnavailable,
                "The environment Sandbox was named, but no sandbox is running in this session.",
                "Start one with Start-BinanceSandbox, or name the address of another with -BaseUri.",
                target);
        }

        if (!_clients.TryGetValue((environment, baseUri, proxy?.OriginalString), out var client))
        {
            client = new BinanceClient(new BinanceClientOptions
            {
                Hosts = baseUri is null ? ExchangeHosts.For(environment) : ExchangeHosts.At(environment, baseUri),
                Proxy = proxy is null ? null : ProxyAddress.CreateProxy(proxy),
                Timeout = TimeSpan.FromSeconds(parameters.TimeoutSec),
                MaxAttempts = parameters.MaxAttempts,
                Budget = Budget,
                Clock = Clock,
                Activity = static activity => Listener.Value?.WriteVerbose(activity),
            });
            _clients.Add((environment, baseUri, proxy?.OriginalString), client);
        }

        return client;
    }

    // `localhost:3128` is an address with the scheme `localhost`, and the handler would fail with the first request only.
    private static Uri? Checked(Uri? proxy, string target) =>
        proxy is null || (proxy.IsAbsoluteUri && proxy.Host.Length > 0 && ProxySchemes.Contains(proxy.Scheme))
            ? proxy
            : throw new CommandException(
                "ProxyMalformed",
                System.Management.Automation.ErrorCategory.InvalidArgument,
                "The address of the proxy has no scheme that a proxy can have.",
                "Write it with its scheme, for example http://proxy.example.com:3128 or socks5://127.0.0.1:1080.",
                target);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }
}
