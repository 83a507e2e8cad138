using System.Globalization;
using BinanceKeyTools.Json;
using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>Reads the rows of an account: balances, addresses and histories. Identifiers that are left out are numbered.</summary>
internal sealed class HistoryReader(DateTimeOffset now)
{
    private static readonly string[] Sides = ["BUY", "SELL"];
    private long _lastId = 1_000_000;

    public static Balance Balance(LocatedObject json) =>
        new(json.RequiredText("asset"), json.Amount("free") ?? 0m, json.Amount("locked") ?? 0m);

    public static WithdrawAddress WithdrawAddress(LocatedObject json) => new(
        json.RequiredText("address"),
        json.Text("addressTag", string.Empty),
        json.RequiredText("coin"),
        json.Text("name", string.Empty),
        json.Text("network", string.Empty),
        json.Flag("whitelisted", byDefault: true));

    public Withdrawal Withdrawal(LocatedObject json) => new(
        json.Text("id") ?? NextId().ToString("x32", CultureInfo.InvariantCulture),
        Time(json),
        json.RequiredText("coin"),
        json.RequiredAmount("amount"),
        json.Amount("fee") ?? 0m,
        json.Text("network", string.Empty),
        json.Text("address", string.Empty),
        json.Text("txId", string.Empty),
        (int)json.Integer("status", 6, 0, 6),
        json.Text("withdrawOrderId"));

    public Deposit Deposit(LocatedObject json) => new(
        json.Text("id") ?? NextId().ToString(CultureInfo.InvariantCulture),
        Time(json),
        json.RequiredText("coin"),
        json.RequiredAmount("amount"),
        json.Text("network", string.Empty),
        json.Text("address", string.Empty),
        json.Text("txId", string.Empty),
        (int)json.Integer("status", 1, 0, 8));

    public Transfer Transfer(LocatedObject json) =>
        new(Id(json, "id"), Time(json), json.RequiredText("type"), json.RequiredText("asset"), json.RequiredAmount("amount"));

    public SubAccountTransfer SubAccountTransfer(LocatedObject json) => new(
        Id(json, "id"),
        Time(json),
        json.RequiredText("fromEmail"),
        json.RequiredText("toEmail"),
        json.RequiredText("asset"),
        json.RequiredAmount("amount"),
        json.Text("fromAccountType", "SPOT"),
        json.Text("toAccountType", "SPOT"));

    public Trade Trade(LocatedObject json) => new(
        Id(json, "id"),
        Id(json, "orderId"),
        Time(json),
        json.Choice("market", TradeMarket.Spot),
        json.RequiredText("symbol"),
        json.Choice("side", "BUY", Sides) == "BUY",
        json.Flag("maker"),
        json.RequiredAmount("price"),
        json.RequiredAmount("quantity"),
        json.Amount("commission") ?? 0m,
        json.Text("commissionAsset", "BNB"));

    public OpenOrder OpenOrder(LocatedObject json) => new(
        Id(json, "id"),
        Time(json),
        json.RequiredText("symbol"),
        json.Choice("side", "BUY", Sides) == "BUY",
        json.RequiredAmount("price"),
        json.RequiredAmount("quantity"));

    public Income Income(LocatedObject json) => new(
        Id(json, "id"),
        Time(json),
        json.RequiredText("type"),
        json.Text("symbol", string.Empty),
        json.RequiredText("asset"),
        json.RequiredAmount("amount"));

    private DateTimeOffset Time(LocatedObject json) => json.Time("time") ?? now - TimeSpan.FromDays(1);

    private long Id(LocatedObject json, string name) => json.Has(name) ? json.Integer(name, 0, 0, long.MaxValue) : NextId();

    private long NextId() => ++_lastId;
}
