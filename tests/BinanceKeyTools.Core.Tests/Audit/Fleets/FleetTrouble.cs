namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>What goes wrong with a request.</summary>
internal enum FleetTrouble
{
    None,
    Reset,
    Truncated,
    ServerError,
    HtmlPage,
    HtmlRefusal,
    Silence,
    NotFoundPage,
    ClockRefusal,
}
