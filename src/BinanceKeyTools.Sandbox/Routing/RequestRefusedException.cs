namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>Ends the handling of a request with a refusal, wherever in an endpoint the fault is found.</summary>
internal sealed class RequestRefusedException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;
}
