using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints;

/// <summary>The two endpoints that most families have alike.</summary>
internal static class PublicEndpoints
{
    public static Response Ping(RequestContext _) => EmptyObject();

    public static Response Time(RequestContext context) => Response.Json(
        JsonBody.Object(writer => writer.WriteNumber("serverTime", context.InRequestedUnit(context.Now))));

    public static Response EmptyObject() => Response.Json("{}"u8.ToArray());
}
