using System.Collections.Concurrent;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Keeps requests within the exchange's weight limits by waiting before they are sent, and stops every request to a host
/// that has banned this address. Limits are per address and shared by all keys behind it, so one instance serves a process.
/// </summary>
public sealed class RateBudget
{
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _origin;
    private readonly long _originTimestamp;
    private readonly ConcurrentDictionary<BudgetKey, WeightWindow> _windows = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _bans = new(StringComparer.Ordinal);

    /// <summary>Starts with nothing used.</summary>
    /// <param name="timeProvider">The clock; the system's when omitted.</param>
    public RateBudget(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
        _origin = _time.GetUtcNow();
        _originTimestamp = _time.GetTimestamp();
    }

    // Windows count elapsed time: a wall clock that is set back would hold requests for as long.
    private DateTimeOffset Now => _origin + _time.GetElapsedTime(_originTimestamp);

    /// <summary>When the ban of this address by a host ends, or <see langword="null"/> when there is none.</summary>
    /// <param name="host">The base address of the family.</param>
    public DateTimeOffset? BannedUntil(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return BannedUntil(host.Authority);
    }

    /// <summary>Every budget that this instance has counted something in, and every ban; by host and family.</summary>
    /// <returns>An array; a copy that does not change.</returns>
    public IReadOnlyList<RateLimitStatus> GetStatus()
    {
        var now = Now;

        // What the budget counts by is elapsed time; what is told is the time of day.
        var shift = _time.GetUtcNow() - now;
        return _windows
            .Select(pair => Describe(pair.Key, pair.Value.Read(now), shift))
            .OrderBy(status => status.Host, StringComparer.Ordinal).ThenBy(status => status.Family)
            .ThenBy(status => status.Scope).ThenBy(status => status.Endpoint, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The budgets of an environment's hosts: those with something counted, and the whole budget of every other family.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <returns>An array in the order of the families.</returns>
    public IReadOnlyList<RateLimitStatus> GetStatus(ExchangeHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        var counted = GetStatus();
        return hosts.Addresses
            .OrderBy(pair => pair.Key)
            .SelectMany(pair => counted.Where(status => status.Family == pair.Key && status.Host == pair.Value.Authority).DefaultIfEmpty(new RateLimitStatus
            {
                Host = pair.Value.Authority,
                Family = pair.Key,
                Limit = LimitOf(pair.Key),
                BannedUntil = BannedUntil(pair.Value.Authority),
            }))
            .Select(status => status with { Environment = hosts.Environment })
            .ToArray();
    }

    private RateLimitStatus Describe(BudgetKey key, WindowState state, TimeSpan shift) => new()
    {
        Environment = HostDirectory.EnvironmentOf(key.Host),
        Host = key.Host,
        Family = key.Family,
        Scope = key.Account.Length > 0 ? RateLimitScope.Account : RateLimitScope.Address,
        Endpoint = key.Endpoint.Length > 0 ? key.Endpoint : null,
        Fingerprint = key.Account.Length > 0 ? key.Account : null,
        Limit = state.Limit,
        Used = state.Used,
        ResetsAt = state.FreeAt + shift,
        HeldUntil = state.ClosedUntil + shift,
        BannedUntil = BannedUntil(key.Host),
    };

    /// <summary>Waits until the cost fits, and takes it. Takes nothing when the host has banned this address, or demands
    /// to be left alone for longer than <paramref name="longestHold"/>; also when that turns out while waiting.</summary>
    internal async ValueTask<BudgetGrant> AcquireAsync(Call call, TimeSpan longestHold, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        foreach (var (window, weight) in WindowsOf(call))
        {
            while (true)
            {
                if (BannedUntil(call.Authority) is { } until)
                {
                    return new BudgetGrant(waited, until, HeldFor: null);
                }

                var now = Now;
                if (window.ClosedFor(now) is var held && held > longestHold)
                {
                    return new BudgetGrant(waited, BannedUntil: null, held);
                }

                if (window.TryTake(weight, now, out var wait))
                {
                    break;
                }

                // Timers count whole milliseconds; rounded down, the last fraction would be spent spinning.
                wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
                waited += wait;
            }
        }

        return new BudgetGrant(waited, BannedUntil: null, HeldFor: null);
    }

    /// <summary>Takes over what the server counted; other programs behind the same address spend from the same budget.</summary>
    internal void Observe(Call call, RateLimitUsage usage)
    {
        var used = call.Request.Family == ApiFamily.Sapi ? usage.UsedIPWeight : usage.UsedWeight;
        if (used is { } byAddress)
        {
            AddressWindow(call).RaiseTo(byAddress, Now);
        }

        if (usage.UsedUidWeight is { } byAccount)
        {
            AccountWindow(call).RaiseTo(byAccount, Now);
        }
    }

    /// <summary>Holds everything in the budget back for as long as a 429 demands.</summary>
    internal void Exhaust(Call call, TimeSpan retryAfter) =>
        (call.Endpoint is { IPWeight: 0 } ? AccountWindow(call) : AddressWindow(call)).CloseUntil(Now + retryAfter);

    /// <summary>Remembers a ban (HTTP 418).</summary>
    internal void Ban(Uri host, DateTimeOffset until) =>
        _bans.AddOrUpdate(host.Authority, until, (_, earlier) => earlier > until ? earlier : until);

    private DateTimeOffset? BannedUntil(string authority) =>
        _bans.TryGetValue(authority, out var until) && until > _time.GetUtcNow() ? until : null;

    private IEnumerable<(WeightWindow Window, int Weight)> WindowsOf(Call call)
    {
        if (call.Endpoint is not { IPWeight: 0 })
        {
            yield return (AddressWindow(call), call.Endpoint?.IPWeight ?? 1);
        }

        if (call.Endpoint is { UidWeight: > 0 and var weight })
        {
            yield return (AccountWindow(call), weight);
        }
    }

    // Wallet endpoints have a budget each; the other families share one a host (Binance documentation, "Limits").
    private WeightWindow AddressWindow(Call call)
    {
        var family = call.Request.Family;
        return Window(new BudgetKey(call.Authority, family, family == ApiFamily.Sapi ? call.Request.ToString() : "", ""), LimitOf(family));
    }

    // The account behind a key is unknown, so each key counts for one. Keys of one account that are used together may
    // therefore meet a 429, which is obeyed like any other.
    private WeightWindow AccountWindow(Call call) =>
        Window(new BudgetKey(call.Authority, call.Request.Family, call.Request.ToString(), call.Account ?? ""), 180_000);

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
