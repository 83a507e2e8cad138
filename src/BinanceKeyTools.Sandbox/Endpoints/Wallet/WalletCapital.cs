using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary>The wallet endpoints about coins, addresses and deposits.</summary>
internal static class WalletCapital
{
    private const int MostRows = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/capital/config/getall", Coins) { Weight = 10 },
        new("GET", "/sapi/v1/capital/withdraw/address/list", Addresses) { Weight = 10 },
        new("GET", "/sapi/v1/capital/withdraw/quota", Quota) { Weight = 10 },
        new("GET", "/sapi/v1/capital/deposit/hisrec", Deposits),
    ];

    private static Response Coins(RequestContext context) => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(context.Markets.Coins, (json, coin) => WriteCoin(json, coin, context.Account.FindBalance(coin.Code)))));

    private static Response Addresses(RequestContext context) => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(context.Account.Definition.WithdrawAddresses, static (json, row) =>
        {
            json.WriteString("address", row.Address);
            json.WriteString("addressTag", row.AddressTag);
            json.WriteString("coin", row.Coin);
            json.WriteString("name", row.Name);
            json.WriteString("network", row.Network);
            json.WriteString("origin", "others");
            json.WriteString("originType", "others");
            json.WriteBoolean("whiteStatus", row.IsWhitelisted);
        })));

    private static Response Quota(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        var account = context.Account.Definition;
        writer.WriteString("wdQuota", account.WithdrawQuota.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("usedWdQuota", account.UsedWithdrawQuota.ToString(CultureInfo.InvariantCulture));
    }));

    private static Response Deposits(RequestContext context)
    {
        var window = TimeWindow.Read(context, Longest, Longest, ApiErrors.DateIntervalTooLong);
        var coin = context.Parameters.Find("coin");
        var status = context.Parameters.Find("status");
        var rows = context.Account.Definition.Deposits
            .Where(row => window.Contains(row.Time))
            .Where(row => coin is null || row.Coin == coin)
            .Where(row => status is null || row.Status.ToString(CultureInfo.InvariantCulture) == status)
            .OrderByDescending(row => row.Time)
            .Skip(context.FindInteger("offset", 0, 0, int.MaxValue))
            .Take(context.FindInteger("limit", MostRows, 1, MostRows));
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(rows, static (json, row) =>
        {
            json.WriteString("id", row.Id);
            json.WriteString("amount", row.Amount.ToString(CultureInfo.InvariantCulture));
            json.WriteString("coin", row.Coin);
            json.WriteString("network", row.Network);
            json.WriteNumber("status", row.Status);
            json.WriteString("address", row.Address);
            json.WriteString("addressTag", string.Empty);
            json.WriteString("txId", row.TransactionId);
            json.WriteMilliseconds("insertTime", row.Time);
            json.WriteMilliseconds("completeTime", row.Time);
            json.WriteNumber("transferType", 0);
            json.WriteString("confirmTimes", "12/12");
            json.WriteNumber("unlockConfirm", 12);
            json.WriteNumber("walletType", 0);
        })));
    }

    private static void WriteCoin(Utf8JsonWriter writer, Coin coin, Balance? balance)
    {
        writer.WriteString("coin", coin.Code);
        writer.WriteBoolean("depositAllEnable", true);
        writer.WriteBoolean("withdrawAllEnable", true);
        writer.WriteString("name", coin.Name);
        writer.WriteAmount("free", balance?.Free ?? 0m);
        writer.WriteAmount("locked", balance?.Locked ?? 0m);
        foreach (var bucket in new[] { "freeze", "withdrawing", "ipoing", "ipoable", "storage" })
        {
            writer.WriteString(bucket, "0");
        }

        writer.WriteBoolean("isLegalMoney", false);
        writer.WriteBoolean("trading", true);
        writer.WriteRows("networkList", coin.Networks.Select((network, index) => (network, index)), (json, row) =>
        {
            json.WriteString("network", row.network.Code);
            json.WriteString("coin", coin.Code);
            json.WriteString("name", row.network.Name);
            json.WriteBoolean("isDefault", row.index == 0);
            json.WriteBoolean("depositEnable", true);
            json.WriteBoolean("withdrawEnable", true);
            json.WriteString("depositDesc", string.Empty);
            json.WriteString("withdrawDesc", string.Empty);
            json.WriteString("withdrawFee", row.network.WithdrawFee.ToString(CultureInfo.InvariantCulture));
            json.WriteString("withdrawMin", row.network.MinimumWithdrawal.ToString(CultureInfo.InvariantCulture));
            json.WriteString("withdrawMax", "1000000");
            json.WriteString("withdrawIntegerMultiple", "0.00000001");
            json.WriteString("addressRegex", "^[A-Za-z0-9]{20,90}$");
            json.WriteString("memoRegex", string.Empty);
            json.WriteNumber("minConfirm", 1);
            json.WriteNumber("unLockConfirm", 12);
            json.WriteBoolean("sameAddress", false);
            json.WriteBoolean("busy", false);
        });
    }
}
