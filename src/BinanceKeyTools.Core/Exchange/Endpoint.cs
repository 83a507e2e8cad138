namespace BinanceKeyTools.Exchange;

/// <summary>What is documented about one endpoint: its cost, and what it does to the account.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Security">What the request must carry.</param>
/// <param name="IPWeight">Weight against the budget of the calling address.</param>
/// <param name="UidWeight">Weight against the budget of the account (wallet endpoints); 0 when counted by address.</param>
public sealed record Endpoint(HttpMethod Method, string Path, RequestSecurity Security, int IPWeight, int UidWeight = 0)
{
    /// <summary>The family that the path belongs to.</summary>
    public ApiFamily Family { get; } = ApiPath.Parse(Path);

    /// <summary>Makes a request for this endpoint.</summary>
    /// <param name="recvWindow">How late the request may arrive; the exchange's default when <see langword="null"/>.</param>
    public BinanceRequest CreateRequest(TimeSpan? recvWindow = null) => new(Method, Path) { Security = Security, RecvWindow = recvWindow };
}
