namespace BinanceKeyTools.Sandbox.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>The request arrives late: <see cref="FaultRule.Delay"/> plus up to <see cref="FaultRule.Jitter"/>.</summary>
    Latency,

    /// <summary>The connection is closed without an answer.</summary>
    ConnectionReset,

    /// <summary>The answer announces its full length and breaks off half-way.</summary>
    TruncatedBody,

    /// <summary>An HTML error page, as a firewall or a proxy in front of the exchange sends it; status 403 by default.</summary>
    HtmlPage,

    /// <summary>A server error with a JSON body; status 503 by default.</summary>
    ServerError,

    /// <summary>The server's clock is off by <see cref="FaultRule.Skew"/> for this request.</summary>
    ClockSkew,

    /// <summary>The right body under the wrong media type; <c>text/plain</c> by default.</summary>
    WrongContentType,

    /// <summary>The body trickles in over <see cref="FaultRule.Delay"/>.</summary>
    SlowBody,

    /// <summary>The status, media type and body that the rule gives, whatever was asked.</summary>
    FixedAnswer,
}
