using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;

namespace BinanceKeyTools.Vaults;

/// <summary>Secret characters in a buffer that stays in place and is wiped on disposal. No string is made of them.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly char[] _characters;

    private SecretText(int length)
    {
        _characters = GC.AllocateUninitializedArray<char>(length, pinned: true);
    }

    public ReadOnlySpan<char> Span => _characters;

    public static SecretText From(SecureString secret)
    {
        var text = new SecretText(secret.Length);
        var copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(copy, text._characters, 0, text._characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }

        return text;
    }

    public static SecretText From(ReadOnlySpan<char> secret)
    {
        var text = new SecretText(secret.Length);
        secret.CopyTo(text._characters);
        return text;
    }

    /// <summary>Deliberately nothing: whoever prints this by mistake prints no secret.</summary>
    public override string ToString() => nameof(SecretText);

    public void Dispose() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_characters.AsSpan()));
}
