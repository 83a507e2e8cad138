using System.Text;

namespace BinanceKeyTools.Json;

/// <summary>Turns byte positions, asked for in rising order, into lines and columns in one pass over the text.</summary>
internal sealed class TextCursor(ReadOnlyMemory<byte> utf8)
{
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place of a byte at or behind the one asked for last.</summary>
    public TextPlace MoveTo(long offset)
    {
        var passed = utf8.Span[_offset..(int)offset];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _offset = (int)offset;
        return new TextPlace(_line, _column);
    }
}
