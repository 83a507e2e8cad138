using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Fleets;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>
/// What only the sandbox has, under <c>/_sandbox</c>: faults at run time for clients in other processes, the statistics, and of the
/// keys what the exchange's web page shows of them (no secrets).
/// </summary>
internal sealed class ControlEndpoints(FaultPlan faults, SandboxStatistics statistics, ExchangeState state)
{
    private const string Prefix = "/_sandbox/";

    public static bool Owns(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public Response Handle(ReceivedRequest request) => (request.Method, request.Path[Prefix.Length..]) switch
    {
        ("GET", "statistics") => Statistics(),
        ("GET", "keys") => Keys(),
        ("GET", "faults") => Faults(),
        ("POST", "faults") => AddFaults(request),
        ("DELETE", "faults") => ClearFaults(),
        _ => Response.Empty(404),
    };

    private Response Statistics() => Response.Json(JsonBody.Object(writer =>
    {
        writer.WriteNumber("requests", statistics.Requests);
        writer.WriteNumber("rateLimited", statistics.RateLimited);
        writer.WriteNumber("banned", statistics.Banned);
        writer.WriteNumber("connectionResets", statistics.ConnectionResets);
        writer.WriteNumber("internalErrors", statistics.InternalErrors);
        writer.WriteStartObject("byStatus");
        foreach (var (status, count) in statistics.ByStatus)
        {
            writer.WriteNumber(status.ToString(System.Globalization.CultureInfo.InvariantCulture), count);
        }

        writer.WriteEndObject();
    }));

    private Response Keys() => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(state.Keys.OrderBy(key => key.Definition.Name, StringComparer.Ordinal), static (json, key) =>
        {
            var apiKey = key.Definition.Credential.RevealApiKey();
            json.WriteString("name", key.Definition.Name);
            json.WriteString("apiKeyMasked", ApiKeyId.Mask(apiKey));
            json.WriteString("fingerprint", SandboxKey.FingerprintOf(apiKey));
            json.WriteString("algorithm", key.Definition.Credential.Algorithm.ToString());
            json.WriteString("environment", key.Definition.Environment.ToString());
            json.WriteString("account", key.Definition.Account);
            json.WriteRows("calls", key.RecentCalls(), static (callJson, call) =>
            {
                callJson.WriteMilliseconds("time", call.Time);
                callJson.WriteString("method", call.Method);
                callJson.WriteString("path", call.Path);
                callJson.WriteString("clientAddress", call.ClientAddress);
                callJson.WriteNumber("status", call.Status);
            });
        })));

    private Response Faults() => Response.Json(JsonBody.Write(writer => writer.WriteRows(faults.Rules, FaultJson.Write)));

    private Response AddFaults(ReceivedRequest request)
    {
        try
        {
            var rules = FaultJson.Read(request.Body);
            foreach (var rule in rules)
            {
                faults.Add(rule);
            }

            return Faults();
        }
        catch (SandboxFleetException exception)
        {
            return FamilyDialect.Refuse(new ApiError(400, 0, exception.Message));
        }
    }

    private Response ClearFaults()
    {
        faults.Clear();
        return Faults();
    }
}
