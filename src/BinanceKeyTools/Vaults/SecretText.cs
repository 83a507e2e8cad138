using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Decodes the bytes of a text file: UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <returns><see langword="null"/> when they are no text.</returns>
    public static SecretText? FromFile(ReadOnlySpan<byte> bytes)
    {
        Encoding encoding = bytes.StartsWith(Encoding.Unicode.Preamble) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        try
        {
            var text = new SecretText(encoding.GetCharCount(bytes));
            encoding.GetChars(bytes, text._characters);
            return text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The same text as the form in which PowerShell hands secrets on.</summary>
    public SecureString ToSecureString()
    {
        var secure = new SecureString();
        foreach (var character in _characters)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>Whether two texts are the same, in a time that does not tell where they differ.</summary>
    public bool Equals(SecretText other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(_characters), MemoryMarshal.AsBytes<char>(other._characters));

    /// <summary>Whether a message of somebody else's repeats part of this text: any fifteen characters of it hold eight that begin at a
    /// multiple of eight.</summary>
    public bool IsRepeatedIn(string message)
    {
        const int BlockLength = 8;
        for (var start = 0; start + BlockLength <= _characters.Length; start += BlockLength)
        {
            if (message.AsSpan().Contains(_characters.AsSpan(start, BlockLength), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Deliberately nothing: whoever prints this by mistake prints no secret.</summary>
    public override string ToString() => nameof(SecretText);

    public void Dispose() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_characters.AsSpan()));
}
