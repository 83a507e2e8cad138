using System.Collections.Concurrent;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Keeps requests within the exchange's weight limits by waiting before they are sent, and stops every request to a host
/// that has banned this address. Limits are per address and shared by all keys behind it, so one instance serves a process.
/// </summary>
public sealed class RateBudget
{
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<BudgetKey, WeightWindow> _windows = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _bans = new(StringComparer.Ordinal);

    /// <summary>Starts with nothing used.</summary>
    /// <param name="timeProvider">The clock; the system's when omitted.</param>
    public RateBudget(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>When the ban of this address by a host ends, or <see langword="null"/> when there is none.</summary>
    /// <param name="host">The base address of the family.</param>
    public DateTimeOffset? BannedUntil(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return _bans.TryGetValue(host.Authority, out var until) && until > _time.GetUtcNow() ? until : null;
    }

    /// <summary>Waits until the cost fits, and takes it.</summary>
    /// <returns>How long the caller waited.</returns>
    internal async ValueTask<TimeSpan> AcquireAsync(Uri host, BinanceRequest request, Endpoint? endpoint, string? account, CancellationToken cancellationToken)
    {
        var waited = await AcquireAsync(AddressWindow(host, request), endpoint?.IPWeight ?? 1, cancellationToken).ConfigureAwait(false);
        if (endpoint is { UidWeight: > 0 })
        {
            waited += await AcquireAsync(AccountWindow(host, request, account), endpoint.UidWeight, cancellationToken).ConfigureAwait(false);
        }

        return waited;
    }

    /// <summary>Takes over what the server counted; other programs behind the same address spend from the same budget.</summary>
    internal void Observe(Uri host, BinanceRequest request, string? account, RateLimitUsage usage)
    {
        var used = request.Family == ApiFamily.Sapi ? usage.UsedIPWeight : usage.UsedWeight;
        if (used is { } byAddress)
        {
            AddressWindow(host, request).RaiseTo(byAddress, _time.GetUtcNow());
        }

        if (usage.UsedUidWeight is { } byAccount)
        {
            AccountWindow(host, request, account).RaiseTo(byAccount, _time.GetUtcNow());
        }
    }

    /// <summary>Holds everything in the budget back for as long as a 429 demands.</summary>
    internal void Exhaust(Uri host, BinanceRequest request, TimeSpan retryAfter) =>
        AddressWindow(host, request).CloseUntil(_time.GetUtcNow() + retryAfter);

    /// <summary>Remembers a ban (HTTP 418).</summary>
    internal void Ban(Uri host, DateTimeOffset until) =>
        _bans.AddOrUpdate(host.Authority, until, (_, earlier) => earlier > until ? earlier : until);

    private async ValueTask<TimeSpan> AcquireAsync(WeightWindow window, int weight, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (window.TryTake(weight, _time.GetUtcNow(), out var wait) is false)
        {
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            waited += wait;
        }

        return waited;
    }

    // Wallet endpoints have a budget each; the other families share one a host (Binance documentation, "Limits").
    private WeightWindow AddressWindow(Uri host, BinanceRequest request) =>
        Window(new BudgetKey(host.Authority, request.Family, request.Family == ApiFamily.Sapi ? request.ToString() : "", ""), LimitOf(request.Family));

    // The account behind a key is unknown, so each key counts for one. Keys of one account that are used together may
    // therefore meet a 429, which is obeyed like any other.
    private WeightWindow AccountWindow(Uri host, BinanceRequest request, string? account) =>
        Window(new BudgetKey(host.Authority, request.Family, request.ToString(), account ?? ""), 180_000);

    private WeightWindow Window(BudgetKey key, int limit) => _windows.GetOrAdd(key, static (_, limit) => new WeightWindow(limit), limit);

    // Weight a minute and address. The options figure is the one that the exchange's own exchangeInfo prints.
    private static int LimitOf(ApiFamily family) => family switch
    {
        ApiFamily.Spot => 6_000,
        ApiFamily.Sapi => 12_000,
        ApiFamily.PortfolioMargin => 6_000,
        ApiFamily.Options => 400,
        _ => 2_400,
    };

    private readonly record struct BudgetKey(string Host, ApiFamily Family, string Endpoint, string Account);
}
