namespace BinanceKeyTools.Json;

/// <summary>What stands between two values of a JSON text: blanks, comments, and a comma at most.</summary>
/// <param name="Comma">The comma; <see langword="null"/> when there is none.</param>
/// <param name="ContentEnd">The byte behind the last that is no blank; the beginning when there is none.</param>
internal readonly record struct JsonGap(int? Comma, int ContentEnd)
{
    /// <summary>Reads the bytes between two values.</summary>
    public static JsonGap Read(ReadOnlySpan<byte> utf8, int start, int end)
    {
        var (comma, contentEnd) = ((int?)null, start);
        for (var at = start; at < end;)
        {
            switch (utf8[at])
            {
                case (byte)'/':
                    at += CommentLength(utf8[at..end]);
                    contentEnd = at;
                    break;
                case (byte)',':
                    comma = at;
                    contentEnd = ++at;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return new JsonGap(comma, contentEnd);
    }

    private static int CommentLength(ReadOnlySpan<byte> text)
    {
        var isBlock = text[1] == (byte)'*';
        var length = isBlock ? text[2..].IndexOf("*/"u8) + 4 : text.IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? text.Length : length;
    }
}
