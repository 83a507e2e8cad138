using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Exchange;

/// <summary>How a <see cref="BinanceClient"/> sends.</summary>
public sealed class BinanceClientOptions
{
    /// <summary>The addresses that may see the API key.</summary>
    public required ExchangeHosts Hosts { get; init; }

    /// <summary>The proxy to use; the system's when <see langword="null"/>.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether requests go straight to the host: through no proxy, not even the system's.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The only kind of address to connect to: <see cref="System.Net.Sockets.AddressFamily.InterNetwork"/> or
    /// <see cref="System.Net.Sockets.AddressFamily.InterNetworkV6"/>; either when <see langword="null"/>. Through a proxy it is the
    /// proxy that chooses, so this counts with <see cref="IsDirect"/> only.</summary>
    public AddressFamily? AddressFamily { get; init; }

    /// <summary>The time limit of one attempt, from sending to the end of the body.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read.</summary>
    /// <value>The default is 32 MiB; the largest regular answer, spot exchangeInfo, has about a third of that.</value>
    public int MaxResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The longest <c>Retry-After</c> that is waited for; a longer one is an error.</summary>
    /// <value>The default is 65 seconds: weight limits are per minute.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(65);

    /// <summary>How many times a read is sent at most. Writes are always sent once.</summary>
    /// <value>The default is 3.</value>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The budget to stay within. Share one instance a process: limits count by address, not by key.</summary>
    public RateBudget? Budget { get; init; }

    /// <summary>The clock offsets. Share one instance a process to measure each host once.</summary>
    public ServerClock? Clock { get; init; }

    /// <summary>The local clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of retry jitter: numbers from 0 to 1.</summary>
    public Func<double>? Randomizer { get; init; }

    /// <summary>Replaces the network, in tests. The client disposes it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Hears what is sent, waited for and retried: method, host, path, status and weight, never a value or a key.
    /// Called from any thread.</summary>
    public Action<string>? Activity { get; init; }
}
