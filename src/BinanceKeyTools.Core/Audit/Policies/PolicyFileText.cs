using System.Text;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>The text of a policy file, and how it is encoded on the disk: Windows PowerShell writes UTF-16 by default, which has a mark to
/// tell it by.</summary>
internal sealed class PolicyFileText
{
    private readonly Encoding? _encoding;

    private PolicyFileText(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> utf8, Encoding? encoding)
    {
        (Bytes, Utf8, _encoding) = (bytes, utf8, encoding);
    }

    /// <summary>The file as it is on the disk.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The text as UTF-8, without byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Reads the bytes of a file.</summary>
    public static PolicyFileText Decode(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        [0xFF, 0xFE, ..] => FromUtf16(bytes, Encoding.Unicode),
        [0xFE, 0xFF, ..] => FromUtf16(bytes, Encoding.BigEndianUnicode),
        [0xEF, 0xBB, 0xBF, ..] => new PolicyFileText(bytes, bytes[3..], Encoding.UTF8),
        _ => new PolicyFileText(bytes, bytes, encoding: null),
    };

    /// <summary>Another text in the encoding of the file.</summary>
    /// <param name="utf8">The text.</param>
    public ReadOnlyMemory<byte> Encode(ReadOnlySpan<byte> utf8) => _encoding is null
        ? utf8.ToArray()
        : (byte[])[.. _encoding.Preamble, .. Encoding.Convert(Encoding.UTF8, _encoding, utf8.ToArray())];

    private static PolicyFileText FromUtf16(ReadOnlyMemory<byte> bytes, Encoding encoding) =>
        new(bytes, Encoding.Convert(encoding, Encoding.UTF8, bytes[2..].ToArray()), encoding);
}
