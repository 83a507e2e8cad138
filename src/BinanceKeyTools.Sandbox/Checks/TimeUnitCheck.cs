using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>-1194 for a time unit header with an unknown value.</summary>
internal sealed class TimeUnitCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context) => TimeUnit.IsValid(context) ? null : ApiErrors.InvalidTimeUnit;
}
