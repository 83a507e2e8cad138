using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>
/// Finds the key. One that does not exist in this environment is -2008 on spot, wallet and the demo hosts, and -2015 on the futures
/// hosts (published reports; -2008 is in no official table).
/// </summary>
internal sealed class KnownKeyCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security == RouteSecurity.None)
        {
            return null;
        }

        context.FoundKey = context.State.FindKey(context.Request.ApiKey ?? string.Empty, context.Request.Environment);
        if (context.FoundKey is not null)
        {
            return null;
        }

        var hasOwnAnswer = context.Route.Family is ApiFamily.Spot or ApiFamily.Sapi
            || context.Request.Environment == BinanceEnvironment.FuturesDemo;
        return hasOwnAnswer
            ? ApiErrors.UnknownKey
            : ApiErrors.InvalidKeyAddressOrPermission(
                context.Route.Family, context.Request.ClientAddress, context.Options.ShowAddressInRefusals);
    }
}
