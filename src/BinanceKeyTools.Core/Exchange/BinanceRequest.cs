using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Exchange;

/// <summary>One request to the exchange, before timestamp and signature are added.</summary>
public sealed class BinanceRequest
{
    /// <summary>Describes a request.</summary>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="path">The path without query, for example <c>/api/v3/account</c>. The family is inferred from it.</param>
    /// <exception cref="RequestParameterException">The path is malformed or of no known family.</exception>
    public BinanceRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        Family = ApiPath.Parse(path);
        Method = HttpMethod.Parse(method.Method);
        Path = path;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path without query.</summary>
    public string Path { get; }

    /// <summary>The family that the path belongs to.</summary>
    public ApiFamily Family { get; }

    /// <summary>Parameters that go into the query string, in this order.</summary>
    public RequestParameters Query { get; init; } = RequestParameters.Empty;

    /// <summary>Parameters that go into the form body, in this order. Empty for GET.</summary>
    public RequestParameters Body { get; init; } = RequestParameters.Empty;

    /// <summary>What the request carries; <see cref="RequestSecurity.Signed"/> unless said otherwise.</summary>
    public RequestSecurity Security { get; init; } = RequestSecurity.Signed;

    /// <summary>How late the request may arrive, 1 ms to 60 s; not sent when <see langword="null"/>, which the exchange
    /// reads as 5 s (Binance documentation, "Timing security").</summary>
    public TimeSpan? RecvWindow { get; init; }

    /// <summary>Counts and limits how often this request and others with it are sent, repetitions and clock readings included. Such a
    /// request does not wait for the exchange's own limits: a 429 is its answer.</summary>
    internal RequestAllowance? Allowance { get; init; }

    /// <summary>The offset to make the timestamp with, when it is known already; the host's clock is then not read for this request.</summary>
    internal ClockOffset? Clock { get; init; }

    /// <summary>Whether the request is sent once and never again, also when its answer is lost.</summary>
    internal bool IsSentOnce { get; init; }

    /// <summary>Whether the outcome of a lost answer is known: reading changes nothing, so it can be repeated.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>The same request without its values, for errors: a caller may have given a signature of his own.</summary>
    internal BinanceRequest WithoutParameters() => new(Method, Path) { Security = Security, RecvWindow = RecvWindow };

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
