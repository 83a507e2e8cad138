using System.Net;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Handles one request from the listener to its last byte. Lets no exception out.</summary>
internal sealed class RequestHandler(
    SandboxOptions options,
    RequestPipeline pipeline,
    ControlEndpoints control,
    ServerClock clock,
    FaultPlan faults,
    SandboxStatistics statistics)
{
    private readonly ResponseWriter _writer = new(options.TimeProvider);

    public async Task HandleAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (response, effect) = await RespondAsync(context.Request, cancellationToken).ConfigureAwait(false);
            if (response is null)
            {
                ConnectionReset.Apply(context);
                return;
            }

            var isHead = context.Request.HttpMethod == "HEAD";
            await _writer.WriteAsync(context.Response, response, effect, isHead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsConnectionLost(exception))
        {
            // The caller went away or the server stops: nobody is left to answer.
            ConnectionReset.Apply(context);
        }
        catch (Exception)
        {
            statistics.CountInternalError();
            ConnectionReset.Apply(context);
        }
    }

    /// <summary>The response, or null for a connection that is to be closed without one.</summary>
    private async Task<(Response? Response, FaultEffect Effect)> RespondAsync(
        HttpListenerRequest incoming, CancellationToken cancellationToken)
    {
        ReceivedRequest request;
        try
        {
            request = await RequestReader.ReadAsync(incoming, options.Environment, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableRequestException unreadable)
        {
            return (Count(FamilyDialect.Refuse(new ApiError(unreadable.StatusCode, 0, unreadable.Message))), FaultEffect.None);
        }

        if (ControlEndpoints.Owns(request.Path))
        {
            return (control.Handle(request), FaultEffect.None);
        }

        statistics.CountRequest();
        var effect = faults.Take(request.Method, request.Path);
        if (effect.Latency > TimeSpan.Zero)
        {
            await Task.Delay(effect.Latency, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        if (effect.ResetsConnection)
        {
            statistics.CountReset();
            return (null, effect);
        }

        return (Count(effect.Answer ?? Handle(request, effect)), effect);
    }

    private Response Handle(ReceivedRequest request, FaultEffect effect)
    {
        try
        {
            return pipeline.Handle(request, clock.Now + effect.Skew);
        }
        catch (Exception)
        {
            // A fault of the sandbox itself. It must show up in the statistics, but never end the server.
            statistics.CountInternalError();
            return FamilyDialect.Refuse(ApiErrors.InternalError);
        }
    }

    private Response Count(Response response)
    {
        statistics.CountAnswer(response.StatusCode);
        return response;
    }

    private static bool IsConnectionLost(Exception exception) =>
        exception is OperationCanceledException or HttpListenerException or IOException or ObjectDisposedException;
}
