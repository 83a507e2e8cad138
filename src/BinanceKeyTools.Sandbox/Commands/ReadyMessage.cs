using System.Globalization;
using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Http;

namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>What <c>serve</c> prints when the server is ready.</summary>
internal static class ReadyMessage
{
    /// <summary>
    /// One line of JSON. The secret half of a credential is in it only where the sandbox made it: what a fleet file brings along is
    /// the caller's own and is not repeated.
    /// </summary>
    public static string Json(SandboxServer server) => Encoding.UTF8.GetString(JsonBody.Object(writer =>
    {
        writer.WriteString("baseUrl", server.BaseAddress.AbsoluteUri);
        writer.WriteRows("keys", server.Keys, static (json, key) =>
        {
            json.WriteString("name", key.Name);
            json.WriteString("algorithm", key.Algorithm.ToString());
            json.WriteString("apiKey", key.RevealApiKey());
            json.WriteString("environment", key.HomeEnvironment.ToString());
            json.WriteString("account", key.Account);
            json.WriteString("purpose", key.Purpose);
            json.WriteString("story", key.Story);
            if (key.IsGenerated)
            {
                json.WriteString(key.Algorithm == KeyAlgorithm.Hmac ? "secret" : "privateKey", key.RevealSecret());
            }
        });
    }).Span);

    /// <summary>A table for people: names and stories, no credentials.</summary>
    public static string Text(SandboxServer server)
    {
        var text = new StringBuilder();
        text.Append("Listening on ").Append(server.BaseAddress.AbsoluteUri).Append(". Ctrl+C or the end of the input stops it.\n\n");
        foreach (var key in server.Keys)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {key.Name,-18}{key.Algorithm,-9}{key.ApiKey,-12}{key.Story}\n");
        }

        text.Append("\nWith --json the first line holds the keys with the secrets that the sandbox made.");
        return text.ToString();
    }
}
