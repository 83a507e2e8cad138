using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>A missing check box, or a product that the account has not opened: -1002 on wallet paths, -2015 elsewhere.</summary>
internal sealed class PermissionCheck : IRequestCheck
{
    public ApiError? Check(RequestContext context)
    {
        if (context.Route.Security != RouteSecurity.Signed)
        {
            return null;
        }

        var needed = context.Route.Permissions;
        if (context.Route.ManagesSubAccountKeys && context.Options.SubAccountKeyManagementNeedsTrading)
        {
            needed |= KeyPermissions.EnableSpotAndMarginTrading;
        }

        var isAllowed = context.Key.EffectivePermissions(context.Now).HasFlag(needed)
            && HasProduct(context.Account.Definition, context.Route.Product);
        if (isAllowed)
        {
            return null;
        }

        return context.Route.Family == ApiFamily.Sapi
            ? ApiErrors.NotAuthorized
            : ApiErrors.InvalidKeyAddressOrPermission(
                context.Route.Family, context.Request.ClientAddress, context.Options.ShowAddressInRefusals);
    }

    private static bool HasProduct(AccountDefinition account, ProductRequirement product) => product switch
    {
        ProductRequirement.Futures => account.FuturesEnabled && !account.PortfolioMargin,
        ProductRequirement.Options => account.OptionsEnabled,
        ProductRequirement.PortfolioMargin => account.PortfolioMargin,
        _ => true,
    };
}
