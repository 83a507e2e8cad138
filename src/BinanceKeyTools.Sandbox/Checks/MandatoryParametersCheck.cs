using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>-1102 for a signed route without signature or timestamp.</summary>
internal sealed class MandatoryParametersCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security != RouteSecurity.Signed)
        {
            return null;
        }

        if (string.IsNullOrEmpty(context.Parameters.Signature))
        {
            return context.Route.Family == ApiFamily.Sapi && context.Options.AnswerUnsignedSapiWithUnauthorized
                ? ApiErrors.NotAuthorized
                : ApiErrors.Mandatory("signature");
        }

        return string.IsNullOrEmpty(context.Parameters.Find("timestamp")) ? ApiErrors.Mandatory("timestamp") : null;
    }
}
