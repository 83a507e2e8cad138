using System.Net;
using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Puts a response on the wire, with the faults that concern the wire.</summary>
internal sealed class ResponseWriter(TimeProvider timeProvider)
{
    private const int SlowBodySteps = 8;

    /// <summary>Writes the response; to a HEAD request only its headers.</summary>
    public async Task WriteAsync(
        HttpListenerResponse target, Response response, FaultEffect effect, bool isHead, CancellationToken cancellationToken)
    {
        var contentType = effect.ContentType ?? response.ContentType;
        target.StatusCode = response.StatusCode;
        target.ContentLength64 = response.Body.Length;
        if (contentType is not null)
        {
            target.ContentType = contentType;
        }

        foreach (var (name, value) in response.Headers)
        {
            target.Headers[name] = value;
        }

        if (isHead)
        {
            target.Close();
            return;
        }

        if (effect.TruncatesBody)
        {
            await target.OutputStream.WriteAsync(response.Body[..(response.Body.Length / 2)], cancellationToken).ConfigureAwait(false);
            await target.OutputStream.FlushAsync(cancellationToken).ConfigureAwait(false);
            target.Abort();
            return;
        }

        if (effect.BodyDuration > TimeSpan.Zero)
        {
            await WriteSlowlyAsync(target.OutputStream, response.Body, effect.BodyDuration, cancellationToken).ConfigureAwait(false);
        }
        else if (!response.Body.IsEmpty)
        {
            await target.OutputStream.WriteAsync(response.Body, cancellationToken).ConfigureAwait(false);
        }

        target.Close();
    }

    private async Task WriteSlowlyAsync(Stream stream, ReadOnlyMemory<byte> body, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var step = 0; step < SlowBodySteps; step++)
        {
            var start = body.Length * step / SlowBodySteps;
            var end = body.Length * (step + 1) / SlowBodySteps;
            await stream.WriteAsync(body[start..end], cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(duration / SlowBodySteps, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
