using System.Text;
using BinanceKeyTools.Sandbox.Http;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Writes the demo's rows as one line of JSON. Holds masked keys only.</summary>
internal static class DemoJson
{
    public static string Write(SandboxServer server, IReadOnlyList<DemoRow> rows) => Encoding.UTF8.GetString(JsonBody.Object(writer =>
    {
        writer.WriteString("baseUrl", server.BaseAddress.AbsoluteUri);
        writer.WriteRows("keys", rows, static (json, row) =>
        {
            json.WriteString("name", row.Key.Name);
            json.WriteString("algorithm", row.Key.Algorithm.ToString());
            json.WriteString("apiKeyMasked", row.Key.ApiKey);
            json.WriteString("fingerprint", row.Key.Fingerprint);
            json.WriteString("purpose", row.Key.Purpose);
            json.WriteNumber("ageDays", row.Key.Age?.Days ?? 0);
            json.WriteString("permission", row.Restriction?.Permission.ToString());
            if (row.Restriction?.IPRestricted is { } restricted)
            {
                json.WriteBoolean("ipRestricted", restricted);
            }
            else
            {
                json.WriteNull("ipRestricted");
            }

            json.WriteString("verdict", row.Verdict.ToString());
            json.WriteString("explanation", row.Explanation);
            json.WriteRows("results", row.Results, static (resultJson, result) =>
            {
                resultJson.WriteString("expectation", result.Expectation);
                resultJson.WriteString("expected", result.Expected);
                resultJson.WriteString("actual", result.Actual);
                resultJson.WriteString("status", result.Status.ToString());
                resultJson.WriteString("reason", result.Reason);
                resultJson.WriteString("remedy", result.Remedy);
            });
        });
    }).Span);
}
