namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>Takes so many bytes and no more.</summary>
internal sealed class FullDisk(int space) : Stream
{
    private readonly MemoryStream _written = new();

    public byte[] Written => _written.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        var fitting = (int)Math.Min(space - _written.Length, count);
        _written.Write(buffer, offset, fitting);
        if (fitting < count)
        {
            throw new IOException("No space left on device");
        }
    }
}
