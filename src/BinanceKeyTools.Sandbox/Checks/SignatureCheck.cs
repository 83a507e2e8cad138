using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>-1022 unless the signature covers exactly the bytes that came.</summary>
internal sealed class SignatureCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security != RouteSecurity.Signed)
        {
            return null;
        }

        var parameters = context.Parameters;

        // Spot and wallet take the signature in any place; the futures pages require the end.
        var placementCounts = context.Route.Family is not (ApiFamily.Spot or ApiFamily.Sapi);
        if (parameters.HasUnencodedBytes || (placementCounts && !parameters.IsSignatureLast))
        {
            return ApiErrors.InvalidSignature;
        }

        var verifier = context.Key.Definition.Credential.Verifier;
        if (!verifier.Verify(parameters.Payload.Span, parameters.Signature ?? string.Empty))
        {
            return ApiErrors.InvalidSignature;
        }

        return parameters.HasBrokenEscapes ? ApiErrors.IllegalCharacters : null;
    }
}
