using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Scenarios;

/// <summary>The prepared situations, as data.</summary>
internal static class ScenarioCatalogue
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("maintenance", "system status 1; wallet calls are -10001, all other signed calls 503")
        {
            IsMaintenance = true,
        },
        new("clock-ahead", "the caller's clock is 30 s ahead: the server is behind and answers -1021")
        {
            ClockOffset = TimeSpan.FromSeconds(-30),
        },
        new("clock-behind", "the caller's clock is 30 s behind: the server is ahead and answers -1021")
        {
            ClockOffset = TimeSpan.FromSeconds(30),
        },
        new("banned", "the address is banned for two minutes: 418 with the end of the ban, wallet paths still answer")
        {
            Ban = TimeSpan.FromMinutes(2),
        },
        new("rate-limited", "every weight budget is a hundredth of the real one: 429 with Retry-After comes soon, then 418")
        {
            LimitDivisor = 100,
        },
        new("waf", "a firewall in front answers everything with 403 and an HTML page")
        {
            Faults = [new FaultRule { Kind = FaultKind.HtmlPage }],
        },
        new("geo-block", "every host answers 451: the country is not served")
        {
            Faults = [new FaultRule { Kind = FaultKind.FixedAnswer, Status = 451, Body = RestrictedLocation }],
        },
        new("slow", "every answer takes 800 ms and up to 400 ms more")
        {
            Faults =
            [
                new FaultRule
                {
                    Kind = FaultKind.Latency, Delay = TimeSpan.FromMilliseconds(800), Jitter = TimeSpan.FromMilliseconds(400),
                },
            ],
        },
        new("flaky", "each third request ends in a 503, each fifth in a closed connection")
        {
            Faults =
            [
                new FaultRule { Kind = FaultKind.ServerError, Every = 3 },
                new FaultRule { Kind = FaultKind.ConnectionReset, Every = 5 },
            ],
        },
    ];

    private const string RestrictedLocation =
        "{\"code\":0,\"msg\":\"Service unavailable from a restricted location according to 'b. Eligibility' in "
        + "https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error.\"}";

    /// <summary>Finds a scenario by its name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static Scenario Find(string name) =>
        All.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no scenario '{name}'. Known scenarios: {string.Join(", ", All.Select(scenario => scenario.Name))}.", nameof(name));
}
