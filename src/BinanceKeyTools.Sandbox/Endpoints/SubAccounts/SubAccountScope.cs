using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>Which sub-accounts and keys a caller may touch.</summary>
internal static class SubAccountScope
{
    /// <summary>Refuses callers that are sub-accounts themselves, and master accounts without the function.</summary>
    public static void RequireMaster(RequestContext context)
    {
        if (context.Account.Master is not null)
        {
            throw new RequestRefusedException(ApiErrors.MainAccountOnly);
        }

        if (!context.Account.Definition.SubAccountsEnabled)
        {
            throw new RequestRefusedException(ApiErrors.SubAccountsNotEnabled);
        }
    }

    public static IReadOnlyList<AccountState> SubAccountsOf(RequestContext context)
    {
        RequireMaster(context);
        return context.State.SubAccountsOf(context.Account);
    }

    /// <summary>The sub-account that the parameter <c>email</c> names.</summary>
    public static AccountState Find(RequestContext context)
    {
        var email = context.Require("email");
        return SubAccountsOf(context)
            .FirstOrDefault(account => string.Equals(account.Definition.Email, email, StringComparison.OrdinalIgnoreCase))
            ?? throw new RequestRefusedException(ApiErrors.NoSuchUser);
    }

    /// <summary>The key that the parameters <c>email</c> and <c>subAccountApiKey</c> name.</summary>
    public static KeyState FindKey(RequestContext context)
    {
        var account = Find(context);
        var key = context.State.FindKey(context.Require("subAccountApiKey"), context.Request.Environment);
        return key?.Account == account ? key : throw new RequestRefusedException(ApiErrors.Invalid("subAccountApiKey"));
    }
}
