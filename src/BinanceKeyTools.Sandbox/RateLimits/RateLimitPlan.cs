using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.RateLimits;

/// <summary>The request weight budgets (spot <c>rest-api.md</c>, derivatives "General Info", Crypto-as-a-Service "Rate limits").</summary>
internal sealed record RateLimitPlan
{
    /// <summary>Weight a minute and address, shared by all <c>/api</c> paths.</summary>
    public int SpotWeight { get; init; } = 6_000;

    /// <summary>Requests in five minutes and address on <c>/api</c>, whatever they weigh.</summary>
    public int SpotRequests { get; init; } = 61_000;

    /// <summary>Weight a minute and address of each single <c>/sapi</c> endpoint.</summary>
    public int WalletAddressWeight { get; init; } = 12_000;

    /// <summary>Weight a minute and account of each single <c>/sapi</c> endpoint that is limited by account.</summary>
    public int WalletAccountWeight { get; init; } = 180_000;

    public int UsdMarginedWeight { get; init; } = 2_400;

    public int CoinMarginedWeight { get; init; } = 2_400;

    public int OptionsWeight { get; init; } = 2_400;

    public int PortfolioMarginWeight { get; init; } = 6_000;

    /// <summary>How many refused requests in a row turn a 429 into a ban. Undocumented; a few retries are forgiven here.</summary>
    public int RefusalsBeforeBan { get; init; } = 10;

    public int AddressLimit(ApiFamily family) => family switch
    {
        ApiFamily.Spot => SpotWeight,
        ApiFamily.Sapi => WalletAddressWeight,
        ApiFamily.UsdMargined => UsdMarginedWeight,
        ApiFamily.CoinMargined => CoinMarginedWeight,
        ApiFamily.Options => OptionsWeight,
        ApiFamily.PortfolioMargin => PortfolioMarginWeight,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "Unknown family."),
    };

    /// <summary>The same plan with every weight budget divided.</summary>
    public RateLimitPlan DividedBy(int divisor) => this with
    {
        SpotWeight = SpotWeight / divisor,
        WalletAddressWeight = WalletAddressWeight / divisor,
        WalletAccountWeight = WalletAccountWeight / divisor,
        UsdMarginedWeight = UsdMarginedWeight / divisor,
        CoinMarginedWeight = CoinMarginedWeight / divisor,
        OptionsWeight = OptionsWeight / divisor,
        PortfolioMarginWeight = PortfolioMarginWeight / divisor,
    };
}
