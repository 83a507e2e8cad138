using System.Net.Sockets;
using System.Security.Authentication;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Leads the requests of one environment to the sandbox, whatever host they are meant for, or nowhere.</summary>
internal sealed class SandboxRoute(Wire wire, BinanceEnvironment environment) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var meant = request.RequestUri!;
        var key = request.Headers.TryGetValues("X-MBX-APIKEY", out var keys) ? keys.Single() : null;
        var record = new SentRequest(request.Method.Method, meant.Host, meant.AbsolutePath, meant.Query.TrimStart('?'), key);
        var address = wire.Record(record);
        if (wire.Network.Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        if (wire.Network.Failure is { } failure)
        {
            throw new HttpRequestException(failure, "The network failed.", CauseOf(failure));
        }

        request.RequestUri = new Uri(wire.Authority + meant.PathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        request.Headers.Add("X-Sandbox-Environment", environment.ToString());
        if (address is not null)
        {
            request.Headers.Add("X-Sandbox-Client-Address", address);
        }

        var answer = await Wire.SendAsync(request, cancellationToken);
        record.Status = (int)answer.StatusCode;
        return answer;
    }

    private static Exception? CauseOf(HttpRequestError failure) => failure switch
    {
        HttpRequestError.SecureConnectionError => new AuthenticationException("The remote certificate was rejected."),
        HttpRequestError.ConnectionError => new SocketException((int)SocketError.ConnectionRefused),
        HttpRequestError.NameResolutionError => new SocketException((int)SocketError.HostNotFound),
        _ => null,
    };
}
