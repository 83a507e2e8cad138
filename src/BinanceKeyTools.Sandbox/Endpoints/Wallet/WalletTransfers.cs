using System.Globalization;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary>Moves between the wallets of an account, dividends and dust. The transfer itself only writes a row of the history.</summary>
internal static class WalletTransfers
{
    private const int DefaultRows = 10;
    private const int MostRows = 100;
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(183);

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/asset/transfer", History),
        new("POST", "/sapi/v1/asset/transfer", Transfer)
        {
            Weight = 300,
            Scope = WeightScope.Account,
            Permissions = KeyPermissions.PermitsUniversalTransfer,
        },
        new("GET", "/sapi/v1/asset/assetDividend", Dividends) { Weight = 10 },
        new("GET", "/sapi/v1/asset/dribblet", Dust),
    ];

    private static Response History(RequestContext context)
    {
        var type = context.Require("type");
        var window = TimeWindow.Read(context, DefaultPeriod, LongestPeriod, ApiErrors.Invalid("startTime"));
        var matches = context.Account.Transfers.Where(row => row.Type == type && window.Contains(row.Time)).ToArray();
        var size = context.FindInteger("size", DefaultRows, 1, MostRows);
        var page = context.FindInteger("current", 1, 1, int.MaxValue / MostRows);
        var rows = matches.OrderByDescending(row => row.Time).Skip((page - 1) * size).Take(size);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("total", matches.Length);
            writer.WriteRows("rows", rows, static (json, row) =>
            {
                json.WriteString("asset", row.Asset);
                json.WriteString("amount", row.Amount.ToString(CultureInfo.InvariantCulture));
                json.WriteString("type", row.Type);
                json.WriteString("status", "CONFIRMED");
                json.WriteNumber("tranId", row.Id);
                json.WriteMilliseconds("timestamp", row.Time);
            });
        }));
    }

    private static Response Transfer(RequestContext context)
    {
        var transfer = new Transfer(
            context.Now.ToUnixTimeMilliseconds(),
            context.Now,
            context.Require("type"),
            context.Require("asset"),
            context.RequireAmount("amount"));
        context.Account.Add(transfer);
        return Response.Json(JsonBody.Object(writer => writer.WriteNumber("tranId", transfer.Id)));
    }

    private static Response Dividends(RequestContext context) => Response.Json(JsonBody.Object(static writer =>
    {
        writer.WriteStrings("rows", []);
        writer.WriteNumber("total", 0);
    }));

    private static Response Dust(RequestContext context) => Response.Json(JsonBody.Object(static writer =>
    {
        writer.WriteNumber("total", 0);
        writer.WriteStrings("userAssetDribblets", []);
    }));
}
