namespace BinanceKeyTools.Exchange;

/// <summary>What to do about failures that the error catalogue does not know, because no code came with them.</summary>
internal static class BinanceErrorAdvice
{
    public static string For(BinanceError error) => error.Kind switch
    {
        BinanceErrorKind.RateLimited => "Wait as long as Retry-After says and send less. The limit is per address, so other programs behind the same one count too.",
        BinanceErrorKind.Banned => error.BannedUntil is { } until
            ? $"This address is banned until {until:yyyy-MM-dd HH:mm:ss} UTC. Send nothing to {error.Host} before that: every request prolongs the ban."
            : $"This address is banned. Send nothing to {error.Host} for a while: every request prolongs the ban.",
        BinanceErrorKind.Firewall => "A firewall in front of the API blocked the request; the key was not looked at. Send fewer requests, avoid unusual characters, and check proxies.",
        BinanceErrorKind.RestrictedLocation => "The exchange does not serve this location. Run from where the account may be used.",
        BinanceErrorKind.PathNotFound => $"{error.Host} does not serve {error.Path}. Check the path, and whether the environment has it: testnets have no /sapi.",
        BinanceErrorKind.Redirect => "Something between here and the exchange redirects requests. Redirects are not followed, because they would carry the key elsewhere. Check the base address and proxies.",
        BinanceErrorKind.Server => "The exchange failed. Look at its status page and try again later.",
        BinanceErrorKind.ResponseHtml or BinanceErrorKind.ResponseNotJson or BinanceErrorKind.ResponseEmpty =>
            "The answer did not come from the API. A proxy, a captive portal or a maintenance page answered instead; check what is between here and the host.",
        BinanceErrorKind.ResponseTruncated => "The connection ended within the answer. Try again; if it stays, check proxies.",
        BinanceErrorKind.ResponseTooLarge => "Ask for less at a time: a shorter period, a page, a single symbol.",
        BinanceErrorKind.NameResolution => $"The name {error.Host} does not resolve. Check DNS and the base address.",
        BinanceErrorKind.Tls => $"No trusted TLS connection to {error.Host}. Check the clock, the certificate store, and proxies that inspect TLS.",
        BinanceErrorKind.Proxy => "The proxy refused the connection. Check its address and credentials.",
        BinanceErrorKind.Timeout => "No answer in time. Check the connection, or allow more time with -TimeoutSec.",
        BinanceErrorKind.Connection => $"Check that {error.Host} can be reached from here: firewall, proxy, DNS.",
        _ => "The code is in no official table. Read the message.",
    };
}
