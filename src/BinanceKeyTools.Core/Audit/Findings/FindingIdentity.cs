using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>The identity of a finding: derived from check, vault and name and from nothing else.</summary>
public static class FindingIdentity
{
    private const int Length = 16;

    /// <summary>Computes the identity. Vaults and secrets are named without regard to case, so case does not count.</summary>
    /// <param name="checkId">The check, for example <c>BKT1001</c>.</param>
    /// <param name="vault">The vault, or <see langword="null"/> for keys that came from elsewhere.</param>
    /// <param name="name">The name of the key.</param>
    /// <returns>16 hexadecimal digits in lower case.</returns>
    public static string Of(string checkId, string? vault, string name)
    {
        ArgumentNullException.ThrowIfNull(checkId);
        ArgumentNullException.ThrowIfNull(name);

        // No part can contain the separator, so that no two triples make the same text.
        var text = string.Join('\0', checkId, vault?.ToUpperInvariant() ?? "", name.ToUpperInvariant());
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length].ToLowerInvariant();
    }
}
