using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>One of the checks between a route and its endpoint.</summary>
internal interface IRequestCheck
{
    /// <summary>The refusal, or null when the request may go on.</summary>
    ApiError? Check(RequestContext context);
}
