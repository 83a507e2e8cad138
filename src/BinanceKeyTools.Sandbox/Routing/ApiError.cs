namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>A refusal: HTTP status, the code and the text of the family that answers.</summary>
internal sealed record ApiError(int StatusCode, int Code, string Message);
