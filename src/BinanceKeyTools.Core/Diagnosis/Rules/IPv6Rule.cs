using System.Net.Sockets;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange saw an IPv6 address, and lists are only known to hold IPv4 addresses.</summary>
internal sealed class IPv6Rule : DiagnosticRule
{
    public override string CauseId => "EgressIsIPv6";

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.IsShutOut())
        {
            return null;
        }

        if (file.Seen(-71012) is { } refused)
        {
            return Conclusion.Indicated(refused.Probe, ("address", refused.Address?.ToString() ?? "address not told"));
        }

        return file.RefusedAddress() is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address
            ? Conclusion.Indicated(ProbeOf(file), ("address", address.ToString()))
            : null;
    }

    private static string ProbeOf(CaseFile file) =>
        file.Sightings().FirstOrDefault(sighting => sighting.Address is not null)?.Probe ?? ProbeNames.CallerAddress;
}
