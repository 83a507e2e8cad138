using System.Net.Sockets;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks up the host's name.</summary>
internal sealed class NameResolutionProbe : Probe
{
    public override string Name => ProbeNames.NameResolution;

    public override string Purpose => "looking up the host's name";

    // Through a proxy it is the proxy that looks the name up.
    public override string? Obstacle(ProbeContext context) =>
        context.Subject.Client is null || context.MainHost.IsLoopback || context.File.Proxies.Count > 0 ? NotNeeded : null;

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var host = context.MainHost.Host;
        var did = $"looked up {host}";
        try
        {
            context.File.HostAddresses = await context.Options.ResolveName(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            // Only the answer that there is no such name says so; a name server that fails says nothing about the name.
            context.File.HostAddresses = exception.SocketErrorCode == SocketError.HostNotFound ? [] : null;
            return Local(ProbeStatus.Failed, did, $"the name does not resolve ({exception.SocketErrorCode})") with { Host = host };
        }

        var addresses = context.File.HostAddresses;
        return Local(
            addresses.Count == 0 ? ProbeStatus.Failed : ProbeStatus.Passed,
            did,
            addresses.Count == 0 ? "the name does not resolve" : $"resolves to {string.Join(", ", addresses.Take(4))}") with
        { Host = host };
    }
}
