using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.RateLimits;

/// <summary>
/// Charges requests to the address or the account. <c>/api</c> and the futures hosts have one budget an address and escalate to a ban;
/// each <c>/sapi</c> endpoint has a budget of its own and never bans.
/// </summary>
internal sealed class RateLimiter(RateLimitPlan plan, bool isEnforced)
{
    private const string Minute = "1 MINUTE";
    private static readonly TimeSpan WeightWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RequestWindow = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Budget, string Subject), WeightCounter> _weights = new();
    private readonly ConcurrentDictionary<IPAddress, WeightCounter> _requests = new();
    private readonly ConcurrentDictionary<(ApiFamily Family, IPAddress Address), AddressBan> _bans = new();

    public RateLimitPlan Plan { get; } = plan;

    /// <summary>Bans an address from every family that bans.</summary>
    public void Ban(IPAddress address, DateTimeOffset until)
    {
        foreach (var family in Enum.GetValues<ApiFamily>().Where(family => family != ApiFamily.Sapi))
        {
            BanOf(family, address).Impose(until);
        }
    }

    /// <summary>Charges a request whose budget is the caller's address.</summary>
    public RateVerdict ChargeAddress(Route route, int weight, IPAddress address, DateTimeOffset now)
    {
        var counter = Counter(route.Family == ApiFamily.Sapi ? Endpoint(route) : route.Family.ToString(), address.ToString());
        if (route.Family == ApiFamily.Sapi)
        {
            return Judge(counter, counter.Charge(weight, now), Plan.WalletAddressWeight, now);
        }

        var ban = BanOf(route.Family, address);
        if (ban.Until(now) is { } until)
        {
            return new RateVerdict(counter.Charge(0, now), ApiErrors.Banned(until), until - now);
        }

        var verdict = Judge(counter, counter.Charge(weight, now), Plan.AddressLimit(route.Family), now);
        if (verdict.Refusal is null && route.Family == ApiFamily.Spot)
        {
            verdict = JudgeRequests(verdict, address, now);
        }

        return Escalate(verdict, ban, now);
    }

    /// <summary>Charges a request whose budget is the account behind the key.</summary>
    public RateVerdict ChargeAccount(Route route, int weight, long uid, DateTimeOffset now)
    {
        var counter = Counter(Endpoint(route), uid.ToString(CultureInfo.InvariantCulture));
        return Judge(counter, counter.Charge(weight, now), Plan.WalletAccountWeight, now);
    }

    private static string Endpoint(Route route) => $"{route.Method} {route.Path}";

    private static RateVerdict Escalate(RateVerdict verdict, AddressBan ban, DateTimeOffset now)
    {
        if (verdict.Refusal is null)
        {
            ban.Accept();
            return verdict;
        }

        return ban.Refuse(now) is { } until ? new RateVerdict(verdict.Used, ApiErrors.Banned(until), until - now) : verdict;
    }

    private RateVerdict JudgeRequests(RateVerdict verdict, IPAddress address, DateTimeOffset now)
    {
        var counter = _requests.GetOrAdd(address, static _ => new WeightCounter(RequestWindow));
        return isEnforced && counter.Charge(1, now) > Plan.SpotRequests
            ? new RateVerdict(verdict.Used, ApiErrors.TooManyRequests(Plan.SpotRequests, "5 MINUTE"), counter.Remaining(now))
            : verdict;
    }

    private RateVerdict Judge(WeightCounter counter, int used, int limit, DateTimeOffset now) =>
        isEnforced && used > limit
            ? new RateVerdict(used, ApiErrors.TooMuchWeight(limit, Minute), counter.Remaining(now))
            : new RateVerdict(used, null, TimeSpan.Zero);

    private WeightCounter Counter(string budget, string subject) =>
        _weights.GetOrAdd((budget, subject), static _ => new WeightCounter(WeightWindow));

    private AddressBan BanOf(ApiFamily family, IPAddress address) =>
        _bans.GetOrAdd((family, address), _ => new AddressBan(Plan.RefusalsBeforeBan));
}
