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
    private static readonly AsyncLocal<PumpItem?> Listener = new();

    // The proxy as text: addresses that differ in the user only are equal as a Uri.
    private readonly Dictionary<(BinanceEnvironment Environment, Uri? BaseUri, string? Proxy, ConnectionRoute Route), BinanceClient> _clients = [];

    /// <summary>What the process has used of the exchange's limits.</summary>
    public static RateBudget SharedBudget => Budget;

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
        return For(environment, baseUri, parameters.Proxy ?? resolved.Proxy, key.ToString());
    }

    /// <summary>The client for an environment, whether or not a key is to be sent.</summary>
    /// <param name="environment">The environment. Sandbox without an address is the newest one of this session.</param>
    /// <param name="baseUri">Another address than the environment's own.</param>
    /// <param name="proxy">The proxy; the system's when <see langword="null"/>.</param>
    /// <param name="target">What an error is about; the environment when <see langword="null"/>.</param>
    /// <exception cref="UntrustedAddressException">The address may not see a key.</exception>
    public BinanceClient For(BinanceEnvironment environment, Uri? baseUri, Uri? proxy, string? target = null) =>
        For(environment, baseUri, new ConnectionRoute(proxy), target);

    /// <summary>The client for an environment by a certain route.</summary>
    /// <inheritdoc cref="For(BinanceEnvironment, Uri?, Uri?, string?)"/>
    public BinanceClient For(BinanceEnvironment environment, Uri? baseUri, ConnectionRoute route, string? target = null)
    {
        target ??= environment.ToString();
        var proxy = route.Proxy;
        if (proxy is not null)
        {
            ProxyAddress.Check(proxy, target);
        }

        if (environment == BinanceEnvironment.Sandbox && baseUri is null)
        {
            baseUri = RunningSandboxes.Newest?.BaseAddress ?? throw new CommandException(
                "SandboxNotRunning",
                System.Management.Automation.ErrorCategory.ResourceUnavailable,
                "The environment Sandbox was named, but no sandbox is running in this session.",
                "Start one with Start-BinanceSandbox, or name the address of another with -BaseUri.",
                target);
        }

        var identity = (environment, baseUri, proxy?.OriginalString, route);
        lock (_clients)
        {
            if (!_clients.TryGetValue(identity, out var client))
            {
                client = new BinanceClient(new BinanceClientOptions
                {
                    Hosts = baseUri is null ? ExchangeHosts.For(environment) : ExchangeHosts.At(environment, baseUri),
                    Proxy = proxy is null ? null : ProxyAddress.CreateProxy(proxy),
                    IsDirect = route.IsDirect,
                    AddressFamily = route.AddressFamily,
                    Timeout = TimeSpan.FromSeconds(parameters.TimeoutSec),
                    MaxAttempts = parameters.MaxAttempts,
                    Budget = Budget,
                    Clock = route.HasOwnClock ? new ServerClock() : Clock,
                    Handler = route.IsPlayed ? new PlayedEnvironmentHandler(environment) : null,
                    Activity = static activity => Listener.Value?.WriteVerbose(activity),
                });
                _clients.Add(identity, client);
            }

            return client;
        }
    }

    /// <summary>
    /// The client for another environment than a key's own, on the same way. On loopback it is the sandbox there that plays the hosts: a
    /// key that is used on this machine alone must not be sent away. Safe on any thread.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="use">The key.</param>
    /// <returns><see langword="null"/> for environments without hosts of their own, and for keys whose address was named explicitly:
    /// whoever named one meant that one.</returns>
    public BinanceClient? ForOther(BinanceEnvironment environment, KeyUse use)
    {
        if (environment is BinanceEnvironment.Sandbox or BinanceEnvironment.Custom)
        {
            return null;
        }

        var address = use.Client.Hosts.Addresses.Values.First();
        return address.IsLoopback ? For(environment, address, new ConnectionRoute(Proxy: null, IsPlayed: true))
            : (parameters.BaseUri ?? use.Key.BaseUri) is not null ? null
            : For(environment, baseUri: null, parameters.Proxy ?? use.Resolved.Proxy, use.Key.ToString());
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }
}
