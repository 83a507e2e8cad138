using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>-2015 for a caller whose address is not on the key's list.</summary>
internal sealed class AddressCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context) =>
        context.FoundKey is null || context.FoundKey.Restrictions.Allows(context.Request.ClientAddress)
            ? null
            : ApiErrors.InvalidKeyAddressOrPermission(
                context.Route.Family, context.Request.ClientAddress, context.Options.ShowAddressInRefusals);
}
