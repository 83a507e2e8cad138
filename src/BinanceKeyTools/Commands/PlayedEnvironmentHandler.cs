using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>Tells a sandbox which environment's hosts it is to play for a request. Sends to loopback only.</summary>
internal sealed class PlayedEnvironmentHandler(BinanceEnvironment environment)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsLoopback: true })
        {
            throw new InvalidOperationException("Only a sandbox plays other environments, and it lives on loopback.");
        }

        request.Headers.TryAddWithoutValidation("X-Sandbox-Environment", environment.ToString());
        return base.SendAsync(request, cancellationToken);
    }
}
