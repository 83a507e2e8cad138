using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary>Withdrawals: their history, the travel-rule history, and the request itself, which only writes a row of the history.</summary>
internal static class Withdrawals
{
    private const int MostRows = 1000;
    private const int Processing = 4;
    private const int Completed = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan LongestByOrder = TimeSpan.FromDays(7);

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/capital/withdraw/history", History) { Weight = 18_000, Scope = WeightScope.Account },
        new("GET", "/sapi/v1/localentity/withdraw/history", LocalEntityHistory) { Weight = 18_000, Scope = WeightScope.Account },
        new("POST", "/sapi/v1/capital/withdraw/apply", Apply)
        {
            Weight = 900,
            Scope = WeightScope.Account,
            Permissions = KeyPermissions.EnableWithdrawals,
        },
    ];

    private static Response History(RequestContext context)
    {
        var order = context.Parameters.Find("withdrawOrderId");
        var longest = order is null ? Longest : LongestByOrder;
        var window = TimeWindow.Read(context, longest, longest, ApiErrors.DateIntervalTooLong);
        var coin = context.Parameters.Find("coin");
        var status = context.Parameters.Find("status");
        var rows = context.Account.Withdrawals
            .Where(row => window.Contains(row.Time))
            .Where(row => order is null || row.OrderId == order)
            .Where(row => coin is null || row.Coin == coin)
            .Where(row => status is null || row.Status.ToString(CultureInfo.InvariantCulture) == status)
            .OrderByDescending(row => row.Time)
            .Skip(context.FindInteger("offset", 0, 0, int.MaxValue))
            .Take(context.FindInteger("limit", MostRows, 1, MostRows));
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(rows, WriteRow)));
    }

    private static Response LocalEntityHistory(RequestContext context) =>
        Response.Json(JsonBody.Write(static writer => writer.WriteRows(Array.Empty<Withdrawal>(), WriteRow)));

    private static Response Apply(RequestContext context)
    {
        var coin = context.Require("coin");
        var address = context.Require("address");
        var amount = context.RequireAmount("amount");
        var account = context.Account;
        if (!account.Definition.CanWithdraw)
        {
            throw new RequestRefusedException(new ApiError(400, -4019, "The current currency is not open for withdrawal"));
        }

        if (amount > (account.FindBalance(coin)?.Free ?? 0m))
        {
            throw new RequestRefusedException(new ApiError(400, -4026, "User has insufficient balance"));
        }

        var id = Guid.NewGuid().ToString("N");
        var network = context.Parameters.Find("network") ?? coin;
        var order = context.Parameters.Find("withdrawOrderId");
        account.Add(new Withdrawal(id, context.Now, coin, amount, 0m, network, address, string.Empty, Processing, order));
        return Response.Json(JsonBody.Object(writer => writer.WriteString("id", id)));
    }

    private static void WriteRow(Utf8JsonWriter writer, Withdrawal row)
    {
        var time = row.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        writer.WriteString("id", row.Id);
        writer.WriteString("amount", row.Amount.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("transactionFee", row.Fee.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("coin", row.Coin);
        writer.WriteNumber("status", row.Status);
        writer.WriteString("address", row.Address);
        writer.WriteString("txId", row.TransactionId);
        writer.WriteString("applyTime", time);
        writer.WriteString("network", row.Network);
        writer.WriteNumber("transferType", 0);
        if (row.OrderId is not null)
        {
            writer.WriteString("withdrawOrderId", row.OrderId);
        }

        writer.WriteString("info", string.Empty);
        writer.WriteNumber("confirmNo", row.Status == Completed ? 12 : 0);
        writer.WriteNumber("walletType", 0);
        writer.WriteString("txKey", string.Empty);
        if (row.Status == Completed)
        {
            writer.WriteString("completeTime", time);
        }
    }
}
