using System.Net;

namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>What a key may do and from where, at one moment. Immutable, so that a request sees one consistent state.</summary>
internal sealed record KeyRestrictions(
    KeyPermissions Permissions, bool IpRestrict, IReadOnlyList<IPAddress> IpList, DateTimeOffset UpdateTime)
{
    public bool Allows(IPAddress address) => !IpRestrict || IpList.Contains(address);
}
