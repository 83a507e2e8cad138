using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>Writes futures balances and the assets of a futures account.</summary>
internal static class FuturesBalances
{
    public static void WriteBalance(Utf8JsonWriter writer, Balance balance, AccountDefinition account, DateTimeOffset now)
    {
        writer.WriteString("accountAlias", "SgsR");
        writer.WriteString("asset", balance.Asset);
        writer.WriteAmount("balance", balance.Total);
        writer.WriteAmount("crossWalletBalance", balance.Total);
        writer.WriteAmount("crossUnPnl", 0m);
        writer.WriteAmount("availableBalance", balance.Free);
        writer.WriteAmount("withdrawAvailable", balance.Free);
        writer.WriteAmount("maxWithdrawAmount", account.CanWithdraw ? balance.Free : 0m);
        writer.WriteBoolean("marginAvailable", true);
        writer.WriteMilliseconds("updateTime", now);
    }

    /// <summary>
    /// Writes an asset of an account. A time of zero says that the asset was never used, and clients leave such assets out.
    /// </summary>
    public static void WriteAsset(Utf8JsonWriter writer, Balance balance, AccountDefinition account)
    {
        writer.WriteString("asset", balance.Asset);
        writer.WriteAmount("walletBalance", balance.Total);
        writer.WriteAmount("unrealizedProfit", 0m);
        writer.WriteAmount("marginBalance", balance.Total);
        writer.WriteAmount("maintMargin", 0m);
        writer.WriteAmount("initialMargin", 0m);
        writer.WriteAmount("positionInitialMargin", 0m);
        writer.WriteAmount("openOrderInitialMargin", 0m);
        writer.WriteAmount("crossWalletBalance", balance.Total);
        writer.WriteAmount("crossUnPnl", 0m);
        writer.WriteAmount("availableBalance", balance.Free);
        writer.WriteAmount("maxWithdrawAmount", balance.Free);
        writer.WriteMilliseconds("updateTime", account.CreateTime);
    }
}
