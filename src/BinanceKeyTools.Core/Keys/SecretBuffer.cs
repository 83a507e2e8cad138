using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>
/// Bytes that must not outlive their use: pinned, so that the garbage collector leaves no copies behind when it compacts,
/// and zeroed on <see cref="Dispose"/>.
/// </summary>
internal sealed class SecretBuffer : IDisposable
{
    /// <param name="length">The number of bytes, all zero at first.</param>
    public SecretBuffer(int length)
    {
        Array = GC.AllocateArray<byte>(length, pinned: true);
        Length = length;
    }

    /// <summary>Zeroes the bytes of a buffer that nobody disposed.</summary>
    ~SecretBuffer() => Clear();

    /// <summary>The whole array, for the few interfaces that take nothing else. Only the first <see cref="Length"/> bytes count.</summary>
    public byte[] Array { get; }

    /// <summary>The number of bytes in use.</summary>
    public int Length { get; private set; }

    public Span<byte> Span => Array.AsSpan(0, Length);

    public Memory<byte> Memory => Array.AsMemory(0, Length);

    /// <summary>Gives up the end of the buffer, once it is known how much was written.</summary>
    public void Shorten(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        CryptographicOperations.ZeroMemory(Array.AsSpan(length));
        Length = length;
    }

    public void Dispose()
    {
        Clear();
        GC.SuppressFinalize(this);
    }

    private void Clear() => CryptographicOperations.ZeroMemory(Array);
}
