using System.Globalization;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>What a master account sees of its sub-accounts, and the moves between them.</summary>
internal static class SubAccountDirectory
{
    private const int MostRows = 200;
    private const int MostTransfers = 500;
    private static readonly TimeSpan TransferPeriod = TimeSpan.FromDays(7);

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/sub-account/list", List),
        new("GET", "/sapi/v1/sub-account/status", Status) { Weight = 10 },
        new("GET", "/sapi/v1/sub-account/universalTransfer", Transfers),
        new("POST", "/sapi/v1/sub-account/universalTransfer", Transfer)
        {
            Weight = 360,
            Scope = WeightScope.Account,
            Permissions = KeyPermissions.EnableInternalTransfer,
        },
    ];

    private static Response List(RequestContext context)
    {
        var email = context.Parameters.Find("email");
        var isFrozen = context.Parameters.Find("isFreeze");
        var limit = context.FindInteger("limit", 1, 1, MostRows);
        var page = context.FindInteger("page", 1, 1, int.MaxValue / MostRows);
        var rows = SubAccountScope.SubAccountsOf(context)
            .Select(account => account.Definition)
            .Where(account => email is null || string.Equals(account.Email, email, StringComparison.OrdinalIgnoreCase))
            .Where(account => isFrozen is null || account.IsFrozen == string.Equals(isFrozen, "true", StringComparison.OrdinalIgnoreCase))
            .Skip((page - 1) * limit)
            .Take(limit);
        return Response.Json(JsonBody.Object(writer => writer.WriteRows("subAccounts", rows, static (json, account) =>
        {
            json.WriteNumber("subUserId", account.Uid);
            json.WriteString("email", account.Email);
            json.WriteString("remark", account.Remark);
            json.WriteBoolean("isFreeze", account.IsFrozen);
            json.WriteMilliseconds("createTime", account.CreateTime);
            json.WriteBoolean("isManagedSubAccount", account.IsManaged);
            json.WriteBoolean("isAssetManagementSubAccount", account.IsAssetManagement);
        })));
    }

    private static Response Status(RequestContext context)
    {
        var email = context.Parameters.Find("email");
        var rows = SubAccountScope.SubAccountsOf(context)
            .Select(account => account.Definition)
            .Where(account => email is null || string.Equals(account.Email, email, StringComparison.OrdinalIgnoreCase));
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(rows, static (json, account) =>
        {
            json.WriteString("email", account.Email);
            json.WriteBoolean("isSubUserEnabled", !account.IsFrozen);
            json.WriteBoolean("isUserActive", true);
            json.WriteMilliseconds("insertTime", account.CreateTime);
            json.WriteBoolean("isMarginEnabled", account.MarginEnabled);
            json.WriteBoolean("isFutureEnabled", account.FuturesEnabled);
            json.WriteNumber("mobile", 0);
        })));
    }

    private static Response Transfers(RequestContext context)
    {
        SubAccountScope.RequireMaster(context);
        var window = TimeWindow.Read(context, TransferPeriod, TransferPeriod, ApiErrors.Invalid("startTime"));
        var from = context.Parameters.Find("fromEmail");
        var to = context.Parameters.Find("toEmail");
        var matches = context.Account.SubAccountTransfers
            .Where(row => window.Contains(row.Time))
            .Where(row => from is null || string.Equals(row.FromEmail, from, StringComparison.OrdinalIgnoreCase))
            .Where(row => to is null || string.Equals(row.ToEmail, to, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        var limit = context.FindInteger("limit", MostTransfers, 1, MostTransfers);
        var page = context.FindInteger("page", 1, 1, int.MaxValue / MostTransfers);
        var rows = matches.OrderByDescending(row => row.Time).Skip((page - 1) * limit).Take(limit);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteRows("result", rows, static (json, row) =>
            {
                json.WriteNumber("tranId", row.Id);
                json.WriteString("fromEmail", row.FromEmail);
                json.WriteString("toEmail", row.ToEmail);
                json.WriteString("asset", row.Asset);
                json.WriteString("amount", row.Amount.ToString(CultureInfo.InvariantCulture));
                json.WriteMilliseconds("createTimeStamp", row.Time);
                json.WriteString("fromAccountType", row.FromAccountType);
                json.WriteString("toAccountType", row.ToAccountType);
                json.WriteString("status", "SUCCESS");
                json.WriteString("clientTranId", string.Empty);
            });
            writer.WriteNumber("totalCount", matches.Length);
        }));
    }

    private static Response Transfer(RequestContext context)
    {
        SubAccountScope.RequireMaster(context);
        var transfer = new SubAccountTransfer(
            context.Now.ToUnixTimeMilliseconds(),
            context.Now,
            context.Parameters.Find("fromEmail") ?? context.Account.Definition.Email,
            context.Parameters.Find("toEmail") ?? context.Account.Definition.Email,
            context.Require("asset"),
            context.RequireAmount("amount"),
            context.Require("fromAccountType"),
            context.Require("toAccountType"));
        context.Account.Add(transfer);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("tranId", transfer.Id);
            writer.WriteString("clientTranId", context.Parameters.Find("clientTranId") ?? string.Empty);
        }));
    }
}
