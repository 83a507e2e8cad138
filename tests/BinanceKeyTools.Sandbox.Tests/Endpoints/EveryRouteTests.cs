using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Endpoints;
using BinanceKeyTools.Sandbox.Routing;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Endpoints;

/// <summary>Laws that hold for every endpoint of the table.</summary>
public class EveryRouteTests
{
    private const string Desk = "desk%2B1%40sandbox.example";

    /// <summary>The parameters that an endpoint demands; everything else answers without any.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["GET /api/v3/allOrders"] = "symbol=BTCUSDT",
        ["GET /api/v3/myTrades"] = "symbol=BTCUSDT",
        ["POST /api/v3/order/test"] = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001",
        ["DELETE /api/v3/openOrders"] = "symbol=BTCUSDT",
        ["GET /sapi/v1/accountSnapshot"] = "type=SPOT",
        ["POST /sapi/v1/capital/withdraw/apply"] = "coin=BTC&address=bc1q&amount=0.01",
        ["GET /sapi/v1/asset/transfer"] = "type=MAIN_UMFUTURE",
        ["POST /sapi/v1/asset/transfer"] = "type=MAIN_UMFUTURE&asset=USDT&amount=1",
        ["POST /sapi/v1/sub-account/universalTransfer"] = "fromAccountType=SPOT&toAccountType=SPOT&asset=USDT&amount=1",
        ["POST /sapi/v1/sub-account/subAccountApi"] = $"email={Desk}&apiName=new",
        ["POST /sapi/v2/sub-account/subAccountApi"] = $"email={Desk}&apiName=new",
        ["GET /sapi/v1/sub-account/subAccountApi"] = $"email={Desk}",
        ["POST /sapi/v1/sub-account/subAccountApiPermission"] = $"email={Desk}&subAccountApiKey=DESK&canTrade=true",
        ["DELETE /sapi/v1/sub-account/subAccountApi"] = $"email={Desk}&subAccountApiKey=DESK",
        ["GET /sapi/v1/sub-account/subAccountApi/ipRestriction"] = $"email={Desk}&subAccountApiKey=DESK",
        ["POST /sapi/v2/sub-account/subAccountApi/ipRestriction"] = $"email={Desk}&subAccountApiKey=DESK&status=2&ipAddress=192.0.2.7",
        ["DELETE /sapi/v1/sub-account/subAccountApi/ipRestriction/ipList"] = $"email={Desk}&subAccountApiKey=DESK&ipAddress=192.0.2.7",
        ["GET /fapi/v1/allOrders"] = "symbol=BTCUSDT",
        ["GET /dapi/v1/allOrders"] = "symbol=BTCUSD_PERP",
        ["POST /fapi/v1/order/test"] = "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.002",
    };

    public static TheoryData<string, string> Routes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var route in RouteTable.All)
            {
                data.Add(route.Method, route.Path);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Answers_a_healthy_key_with_json_and_its_weight(string method, string path)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var route = RouteTable.Find(method, path)!;
        var answer = await SendAsync(host, HealthyKey(route), route);
        answer.ShouldSucceed();
        Assert.Equal("application/json; charset=UTF-8", answer.Header("Content-Type"), ignoreCase: true);
        var header = (route.Family, route.Scope) switch
        {
            (ApiFamily.Sapi, WeightScope.Account) => "X-SAPI-USED-UID-WEIGHT-1M",
            (ApiFamily.Sapi, _) => "X-SAPI-USED-IP-WEIGHT-1M",
            _ => "X-MBX-USED-WEIGHT-1M",
        };
        Assert.True(int.Parse(answer.Header(header)!, System.Globalization.CultureInfo.InvariantCulture) >= 1);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Refuses_a_key_without_any_one_of_its_permissions(string method, string path)
    {
        var route = RouteTable.Find(method, path)!;
        if (route.Security != RouteSecurity.Signed)
        {
            return;
        }

        foreach (var field in PermissionField.All.Where(field => route.Permissions.HasFlag(field.Permission)))
        {
            var boxes = PermissionField.All.Where(other => other != field).Select(other => $"\"{other.Name}\": true");
            await using var host = SandboxHost.Run($$"""
                { "accounts": [ { "name": "portfolio", "portfolioMargin": true } ],
                  "keys": [ { "name": "almost", "account": "{{Account(route)}}", "permissions": { "{{field.Name}}": false, {{string.Join(',', boxes)}} } } ] }
                """);
            var answer = await SendAsync(host, "almost", route);
            var expected = route.Family == ApiFamily.Sapi ? (401, -1002) : (401, -2015);
            Assert.Equal((field.Name, expected), (field.Name, (answer.Status, answer.Code)));
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demands_a_signature_unless_it_is_public(string method, string path)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var route = RouteTable.Find(method, path)!;
        var anonymous = await host.SendPlainAsync(new Call(method, path));
        var unsigned = await host.SendPlainAsync(new Call(method, path) { ApiKey = host.Key("all").RevealApiKey() });
        Assert.Equal(route.Security == RouteSecurity.None ? 0 : -2014, anonymous.Code);
        Assert.Equal(route.Security == RouteSecurity.Signed ? -1102 : 0, unsigned.Code);
    }

    [Fact]
    public void Every_route_is_there_once() =>
        Assert.Equal(RouteTable.All.Count, RouteTable.All.Select(route => (route.Method, route.Path)).Distinct().Count());

    private static string Account(Route route) => route.Product == ProductRequirement.PortfolioMargin ? "portfolio" : "main";

    private static string HealthyKey(Route route) => route.Product == ProductRequirement.PortfolioMargin ? "portfolio" : "all";

    private static Task<Answer> SendAsync(SandboxHost host, string key, Route route)
    {
        var query = Parameters.GetValueOrDefault($"{route.Method} {route.Path}", string.Empty);
        var desk = host.Server.Keys.FirstOrDefault(candidate => candidate.Name == "desk")?.RevealApiKey() ?? "none";
        var call = new Call(route.Method, route.Path) { Query = query.Replace("DESK", desk, StringComparison.Ordinal) };
        return route.Security == RouteSecurity.Signed
            ? host.SendAsync(key, call)
            : host.SendPlainAsync(call with { ApiKey = route.Security == RouteSecurity.None ? null : host.Key(key).RevealApiKey() });
    }
}
