using BinanceKeyTools.Sandbox.Credentials;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>-2014 for a header that is missing or cannot be a key: 64 letters and digits, or exactly a key of the fleet.</summary>
internal sealed class KeyFormatCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security == RouteSecurity.None)
        {
            return null;
        }

        var text = context.Request.ApiKey;
        if (string.IsNullOrEmpty(text))
        {
            return ApiErrors.BadKeyFormat;
        }

        var wellFormed = text.Length == CredentialFactory.TextLength && text.All(char.IsAsciiLetterOrDigit);
        return wellFormed || context.State.FindKey(text, context.Request.Environment) is not null ? null : ApiErrors.BadKeyFormat;
    }
}
