using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis;

/// <summary>A request to judge a key by. It is never sent itself unless it only reads.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without query.</param>
/// <param name="Family">The family of the path; <see langword="null"/> when it belongs to none.</param>
/// <param name="Permission">The right that it needs.</param>
public sealed record RequestTarget(HttpMethod Method, string Path, ApiFamily? Family, KeyPermission Permission)
{
    /// <summary>The parameter <c>symbol</c> of the request, when it is known.</summary>
    public string? Symbol { get; init; }

    /// <summary>Whether it trades, so that a test order tells more than a read.</summary>
    public bool Trades => Method != HttpMethod.Get
        && Permission is KeyPermission.SpotAndMarginTrading or KeyPermission.Futures or KeyPermission.VanillaOptions or KeyPermission.PortfolioMarginTrading;

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
