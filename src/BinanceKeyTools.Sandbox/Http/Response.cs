namespace BinanceKeyTools.Sandbox.Http;

/// <summary>A response before it is written; faults may replace parts of it.</summary>
internal sealed record Response(int StatusCode, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public const string JsonContentType = "application/json;charset=UTF-8";

    /// <summary>Headers in the order in which they are written.</summary>
    public List<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Response Json(ReadOnlyMemory<byte> body, int statusCode = 200) => new(statusCode, JsonContentType, body);

    public static Response Html(int statusCode, string body) => new(statusCode, "text/html", System.Text.Encoding.UTF8.GetBytes(body));

    public static Response Empty(int statusCode) => new(statusCode, null, ReadOnlyMemory<byte>.Empty);

    public Response With(string header, string value)
    {
        Headers.Add(new KeyValuePair<string, string>(header, value));
        return this;
    }
}
