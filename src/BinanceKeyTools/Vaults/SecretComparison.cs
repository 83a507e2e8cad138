using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;

namespace BinanceKeyTools.Vaults;

/// <summary>Compares what was written to a vault with what it gives back, of any type that a secret can have.</summary>
internal static class SecretComparison
{
    /// <summary>Whether two values hold the same. Vaults give texts back as SecureStrings, so these count as equal to texts.</summary>
    public static bool AreSame(object? left, object? right)
    {
        left = left is PSObject leftWrapped ? leftWrapped.BaseObject : left;
        right = right is PSObject rightWrapped ? rightWrapped.BaseObject : right;
        switch (left, right)
        {
            case (PSCredential a, PSCredential b):
                return AreSame(a.UserName, b.UserName) & AreSame(a.Password, b.Password);
            case (byte[] a, byte[] b):
                return CryptographicOperations.FixedTimeEquals(a, b);
            case (IDictionary a, IDictionary b):
                return AreSame(a, b);
            case (string or SecureString, string or SecureString):
                using (var a = TextOf(left))
                using (var b = TextOf(right))
                {
                    return a.Equals(b);
                }

            default:
                return Equals(left, right);
        }
    }

    private static bool AreSame(IDictionary left, IDictionary right)
    {
        // Keys are compared as a vault may fold them: hashtables of PowerShell ignore case.
        Dictionary<string, object?> others = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in right)
        {
            others[entry.Key.ToString()!] = entry.Value;
        }

        var areSame = left.Count == others.Count;
        foreach (DictionaryEntry entry in left)
        {
            areSame &= others.TryGetValue(entry.Key.ToString()!, out var other) && AreSame(entry.Value, other);
        }

        return areSame;
    }

    private static SecretText TextOf(object value) => value is SecureString secure ? SecretText.From(secure) : SecretText.From((string)value);
}
