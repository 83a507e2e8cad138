using System.Text;
using System.Text.Json;

namespace BinanceKeyTools.Json;

/// <summary>Reads JSON so that faults can be reported with line, column and path, which the runtime's document model cannot.</summary>
internal sealed class LocatedJson
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly TextCursor _cursor;

    private LocatedJson(ReadOnlyMemory<byte> utf8)
    {
        _cursor = new TextCursor(utf8);
    }

    /// <summary>Reads a document; comments and trailing commas are allowed, as people edit these files by hand.</summary>
    /// <exception cref="LocatedFaultException">The text is not JSON.</exception>
    public static LocatedValue Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            var reader = new Utf8JsonReader(utf8.Span, ReaderOptions);
            reader.Read();
            var root = new LocatedJson(utf8).ReadValue(ref reader, LocatedValue.RootPath);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var place = new TextPlace((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            throw new LocatedFaultException(new LocatedFault(place, LocatedValue.RootPath, WithoutPosition(exception.Message)));
        }
    }

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    private LocatedValue ReadValue(ref Utf8JsonReader reader, string path)
    {
        var place = _cursor.MoveTo(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, path, place);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, path, place);
            case JsonTokenType.String:
                return new LocatedValue(JsonValueKind.String, path, place, ReadString(ref reader, path, place));
            case JsonTokenType.Number:
                return new LocatedValue(JsonValueKind.Number, path, place, Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new LocatedValue(JsonValueKind.True, path, place, null);
            case JsonTokenType.False:
                return new LocatedValue(JsonValueKind.False, path, place, null);
            default:
                return new LocatedValue(JsonValueKind.Null, path, place, null);
        }
    }

    private LocatedValue ReadObject(ref Utf8JsonReader reader, string path, TextPlace place)
    {
        var value = new LocatedValue(JsonValueKind.Object, path, place, null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var namePlace = _cursor.MoveTo(reader.TokenStartIndex);
            var name = ReadString(ref reader, path, namePlace);
            reader.Read();
            value.Members.Add(new LocatedMember(name, namePlace, ReadValue(ref reader, $"{path}.{name}")));
        }

        return value;
    }

    private LocatedValue ReadArray(ref Utf8JsonReader reader, string path, TextPlace place)
    {
        var value = new LocatedValue(JsonValueKind.Array, path, place, null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            value.Items.Add(ReadValue(ref reader, $"{path}[{value.Items.Count}]"));
        }

        return value;
    }

    private static string ReadString(ref Utf8JsonReader reader, string path, TextPlace place)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            throw new LocatedFaultException(new LocatedFault(place, path, "the text is not valid UTF-8 or UTF-16"));
        }
    }
}
