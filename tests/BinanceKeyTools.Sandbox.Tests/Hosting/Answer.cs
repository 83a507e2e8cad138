using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>An answer of the server with its body read.</summary>
internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The code of a refusal; 0 when the body is none.</summary>
    public int Code => Body.StartsWith("{\"code\":", StringComparison.Ordinal) ? Json.GetProperty("code").GetInt32() : 0;

    public string Message => Json.GetProperty("msg").GetString()!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public void ShouldBe(int status, int code, string message)
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.Equal(message, Message);
    }

    public JsonElement ShouldSucceed()
    {
        Assert.True(Status == 200, $"{Status} {Body}");
        return Json;
    }
}
