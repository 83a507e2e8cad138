using System.Globalization;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.RateLimits;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>
/// What differs from family to family on the wire besides codes: server name, weight headers, the answer to a wrong path.
/// </summary>
internal static class FamilyDialect
{
    private const string NotFoundPage =
        "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n"
        + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    /// <summary>Wrong paths get an HTML page from the spot hosts and nothing at all from the futures ones.</summary>
    public static Response NotFound(ApiFamily? family) => family is null or ApiFamily.Spot or ApiFamily.Sapi
        ? Response.Html(404, NotFoundPage).With("Server", "nginx")
        : Response.Empty(404).With("Server", "Tengine");

    public static Response Refuse(ApiError error) => Response.Json(
        JsonBody.Object(writer =>
        {
            writer.WriteNumber("code", error.Code);
            writer.WriteString("msg", error.Message);
        }),
        error.StatusCode);

    /// <summary>Adds the headers of the family and of the budget that was charged.</summary>
    public static Response Complete(Response response, Route route, RateVerdict verdict)
    {
        var used = verdict.Used.ToString(CultureInfo.InvariantCulture);
        switch (route.Family)
        {
            case ApiFamily.Spot:
                response.With("Server", "nginx")
                    .With("x-mbx-uuid", Guid.NewGuid().ToString())
                    .With("x-mbx-used-weight", used)
                    .With("x-mbx-used-weight-1m", used);
                break;
            case ApiFamily.Sapi:
                response.With("Server", "nginx")
                    .With("x-mbx-uuid", Guid.NewGuid().ToString())
                    .With(route.Scope == WeightScope.Address ? "X-SAPI-USED-IP-WEIGHT-1M" : "X-SAPI-USED-UID-WEIGHT-1M", used);
                break;
            default:
                response.With("Server", "Tengine").With("x-response-time", "1ms").With("X-MBX-USED-WEIGHT-1M", used);
                break;
        }

        if (verdict.Refusal is not null)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(verdict.RetryAfter.TotalSeconds));
            response.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
