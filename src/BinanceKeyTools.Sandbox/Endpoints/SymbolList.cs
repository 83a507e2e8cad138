using System.Text.Json;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints;

/// <summary>Reads parameters that carry a JSON array of strings, such as <c>symbols=["BNBBTC","BTCUSDT"]</c>.</summary>
internal static class SymbolList
{
    public static IReadOnlyList<string> Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(element => element.GetString() ?? string.Empty)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RequestRefusedException(ApiErrors.IllegalCharacters);
        }
    }
}
