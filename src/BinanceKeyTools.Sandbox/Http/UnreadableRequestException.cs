namespace BinanceKeyTools.Sandbox.Http;

/// <summary>A request that the server does not take, with the status to answer.</summary>
internal sealed class UnreadableRequestException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
