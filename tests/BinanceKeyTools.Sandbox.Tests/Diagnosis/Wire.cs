namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What the clients of a run have in common: the way to the sandbox, and the record of what was sent.</summary>
internal sealed class Wire(Uri sandbox, IReadOnlyList<string> clientAddresses, RowNetwork network)
{
    // One for all: connections are kept for each server by itself, and nothing here is ever sent through a proxy.
    private static readonly HttpMessageInvoker Connections = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    private readonly object _gate = new();
    private readonly List<SentRequest> _sent = [];

    public string Authority { get; } = sandbox.GetLeftPart(UriPartial.Authority);

    public RowNetwork Network { get; } = network;

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Writes a request down.</summary>
    /// <returns>The address that it comes from; <see langword="null"/> for loopback.</returns>
    public string? Record(SentRequest request)
    {
        lock (_gate)
        {
            _sent.Add(request);
            return clientAddresses.Count == 0 ? null : clientAddresses[(_sent.Count - 1) % clientAddresses.Count];
        }
    }

    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Connections.SendAsync(request, cancellationToken);
}
