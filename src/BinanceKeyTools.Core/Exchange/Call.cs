using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Exchange;

/// <summary>One request on its way: where it goes, who signs it, and how often it was sent.</summary>
internal sealed class Call
{
    public Call(BinanceRequest request, BinanceCredential? credential, Uri address)
    {
        Request = request;
        Credential = request.Security == RequestSecurity.None ? null : credential;
        Address = address;
        Authority = address.Authority;
        Endpoint = EndpointCatalogue.Find(request.Method, request.Path);
        HasOwnTimestamp = RequestStamp.IsPresent(request.Query, request.Body);
    }

    public BinanceRequest Request { get; }

    public BinanceCredential? Credential { get; }

    public Uri Address { get; }

    /// <summary>Host and port of the address, by which budgets and bans are kept. Asked for often, and not free to make.</summary>
    public string Authority { get; }

    public Endpoint? Endpoint { get; }

    /// <summary>Stands for the account in budgets that are counted by account.</summary>
    public string? Account => Credential?.Fingerprint;

    /// <summary>Whether the caller overrode the timestamp on purpose; it is then sent as it is.</summary>
    public bool HasOwnTimestamp { get; }

    /// <summary>Whether a limit is waited for. Who counts requests wants to hear of a limit at once.</summary>
    public bool WaitsForLimits => Request.Allowance is null;

    public ClockOffset? Clock { get; set; }

    public int Attempts { get; set; }

    /// <summary>What the attempt under way has signed and sent; only to be read while it lasts.</summary>
    public SignedPayload? Payload { get; set; }

    /// <summary>Adds recvWindow and timestamp, encodes and signs.</summary>
    public SignedPayload Sign(TimeProvider time)
    {
        if (Request.Security != RequestSecurity.Signed)
        {
            return SignedPayload.Create(Request.Query, Request.Body, signer: null);
        }

        var (query, body) = RequestStamp.Add(
            Request.Query, Request.Body, Request.RecvWindow, time.GetUtcNow() + (Clock?.Offset ?? TimeSpan.Zero));
        var hasOwnSignature = query.Contains(RequestParameters.SignatureName) || body.Contains(RequestParameters.SignatureName);
        return SignedPayload.Create(query, body, hasOwnSignature ? null : Credential!.Signer);
    }

    /// <summary>The beginnings of an error about this call. A write without an answer has an unknown outcome.</summary>
    public BinanceError Fail(BinanceErrorKind kind, string message) => new()
    {
        Kind = kind,
        Family = Request.Family,
        Method = Request.Method,
        Host = Address.Host,
        Path = Request.Path,
        Message = message,
        Attempts = Attempts,
        OutcomeUnknown = !Request.IsRead && kind is not (BinanceErrorKind.NameResolution or BinanceErrorKind.Tls or BinanceErrorKind.Proxy
            or BinanceErrorKind.RateLimited or BinanceErrorKind.Firewall or BinanceErrorKind.RestrictedLocation
            or BinanceErrorKind.PathNotFound or BinanceErrorKind.Redirect or BinanceErrorKind.Banned or BinanceErrorKind.Api),
    };
}
