namespace BinanceKeyTools.Core.Tests.Diagnosis.Egress;

/// <summary>Stands for a server that never answers.</summary>
internal sealed class SilentHandler(Action asked) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var silence = Task.Delay(Timeout.Infinite, cancellationToken);
        asked();
        await silence;
        throw new InvalidOperationException("Silence has no end.");
    }
}
