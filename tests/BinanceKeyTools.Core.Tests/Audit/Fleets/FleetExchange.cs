using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>
/// Answers an audit's questions about a fleet. Trouble depends on the key, the question and how often it was asked, never on what
/// other keys do, so that it is the same in whatever order they come. Counts weights in fixed minutes, as the exchange does.
/// </summary>
internal sealed class FleetExchange(TimeProvider time, IEnumerable<FleetMember> members) : HttpMessageHandler
{
    private static readonly Dictionary<string, int> Weights = new()
    {
        ["/sapi/v1/account/apiRestrictions"] = 1,
        ["/sapi/v1/account/status"] = 1,
        ["/sapi/v1/account/apiTradingStatus"] = 1,
        ["/sapi/v1/account/info"] = 1,
        ["/sapi/v1/capital/withdraw/address/list"] = 10,
        ["/api/v3/account"] = 20,
    };

    private readonly Dictionary<string, FleetMember> _byApiKey = members.ToDictionary(member => member.ApiKey);
    private readonly ConcurrentDictionary<(string ApiKey, string Path), int> _asked = new();
    private readonly Dictionary<(string Path, long Minute), int> _used = [];

    /// <summary>What goes wrong with the n-th time that a key asks a question, counted from one.</summary>
    public Func<FleetMember, string, int, FleetTrouble> Trouble { get; init; } = static (_, _, _) => FleetTrouble.None;

    /// <summary>How far the exchange's clock is ahead. When it is, timestamps are checked.</summary>
    public TimeSpan Offset { get; init; }

    public int Requests { get; private set; }

    /// <summary>Requests above a limit.</summary>
    public int TooMany { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var now = time.GetUtcNow() + Offset;
        if (path == "/api/v3/time")
        {
            return Json(200, $$"""{"serverTime":{{now.ToUnixTimeMilliseconds()}}}""");
        }

        var member = _byApiKey[request.Headers.GetValues("X-MBX-APIKEY").Single()];
        var times = _asked.AddOrUpdate((member.ApiKey, path), 1, (_, before) => before + 1);
        if (Charge(path, now) is { } refusal)
        {
            return refusal;
        }

        return Trouble(member, path, times) switch
        {
            FleetTrouble.Reset => throw new HttpRequestException(HttpRequestError.Unknown, "reset"),
            FleetTrouble.ServerError => Json(503, """{"code":-1001,"msg":"Internal error; unable to process your request. Please try again."}"""),
            FleetTrouble.HtmlPage => Content(200, "<html><body>Please wait</body></html>", "text/html"),
            FleetTrouble.HtmlRefusal => Content(403, "<html><body>Request blocked</body></html>", "text/html"),
            FleetTrouble.NotFoundPage => Content(404, "<html><body>Not found</body></html>", "text/html"),
            FleetTrouble.ClockRefusal => Json(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}"""),
            FleetTrouble.Silence => await NeverAsync(cancellationToken).ConfigureAwait(false),
            FleetTrouble.Truncated => Truncated(AnswerOf(member, path)),
            _ when Offset != TimeSpan.Zero && IsOutside(request.RequestUri.Query, now) => Json(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}"""),
            _ when member.IsDeleted => Json(400, """{"code":-2008,"msg":"Invalid Api-Key ID."}"""),
            _ => Json(200, AnswerOf(member, path)),
        };
    }

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        throw new InvalidOperationException();
    }

    // Asked only where the clock stands still: it may leap between signing and here.
    private static bool IsOutside(string query, DateTimeOffset now)
    {
        var stamp = query.TrimStart('?').Split('&').Single(pair => pair.StartsWith("timestamp=", StringComparison.Ordinal))["timestamp=".Length..];
        return (now - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(stamp, CultureInfo.InvariantCulture))).Duration() > TimeSpan.FromSeconds(5);
    }

    private static string AnswerOf(FleetMember member, string path) => path switch
    {
        "/sapi/v1/account/apiRestrictions" => Restriction(member),
        "/sapi/v1/account/status" => """{"data":"Normal"}""",
        "/sapi/v1/account/apiTradingStatus" => $$"""{"data":{"plannedRecoverTime":0,"isLocked":{{Text(member.Number % 7 == 0)}} } }""",
        "/sapi/v1/account/info" => $$"""{"vipLevel":0,"isMarginEnabled":{{Text(member.Number % 2 == 0)}},"isFutureEnabled":{{Text(member.Number % 3 == 0)}},"isOptionsEnabled":false,"isPortfolioMarginRetailEnabled":false}""",
        "/sapi/v1/capital/withdraw/address/list" => $"[{string.Join(',', Enumerable.Repeat("""{"address":"x","whiteStatus":true}""", member.Whitelisted))}]",
        "/api/v3/account" => $$"""{"canTrade":{{Text(member.Number % 5 != 0)}},"canWithdraw":true,"canDeposit":true}""",
        _ => throw new InvalidOperationException($"No audit asks {path}."),
    };

    private static string Restriction(FleetMember member)
    {
        var created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(-member.AgeDays).ToUnixTimeMilliseconds();
        var fields = PermissionField.All.Select(field => $"\"{field.Field}\":{Text(member.Permission.HasFlag(field.Permission))}");
        return $$"""{"ipRestrict":{{Text(member.IsRestricted)}},"createTime":{{created}},{{string.Join(',', fields)}}}""";
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static HttpResponseMessage Truncated(string body) => Content(200, body[..(body.Length / 2)], "application/json");

    private static HttpResponseMessage Json(int status, string body) => Content(status, body, "application/json");

    private static HttpResponseMessage Content(int status, string body, string type) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    // Wallet endpoints have a budget each, the spot host one for all (Binance documentation, "Limits").
    private HttpResponseMessage? Charge(string path, DateTimeOffset now)
    {
        lock (_used)
        {
            Requests++;
            var minute = (path, now.ToUnixTimeSeconds() / 60);
            var used = _used[minute] = _used.GetValueOrDefault(minute) + Weights[path];
            if (used <= (path.StartsWith("/sapi/", StringComparison.Ordinal) ? 12_000 : 6_000))
            {
                return null;
            }

            TooMany++;
            return Json(429, """{"code":-1003,"msg":"Too much request weight used."}""");
        }
    }
}
