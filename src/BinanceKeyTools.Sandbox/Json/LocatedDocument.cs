using System.Text;
using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Json;

/// <summary>A JSON document whose faults can be reported with line, column and path, which the runtime's document model cannot.</summary>
internal sealed class LocatedDocument
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly string _source;

    private LocatedDocument(ReadOnlyMemory<byte> utf8, string source)
    {
        _utf8 = utf8;
        _source = source;
        Root = null!;
    }

    public LocatedValue Root { get; private set; }

    /// <summary>Reads a document; comments and trailing commas are allowed, as people edit these files by hand.</summary>
    /// <exception cref="SandboxFleetException">The text is not JSON, or an object has a member twice.</exception>
    public static LocatedDocument Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        var document = new LocatedDocument(utf8, source);
        try
        {
            var reader = new Utf8JsonReader(utf8.Span, ReaderOptions);
            reader.Read();
            document.Root = document.ReadValue(ref reader, "$");
            reader.Read();
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            var column = (int)(exception.BytePositionInLine ?? 0) + 1;
            throw new SandboxFleetException(source, line, column, "$", WithoutPosition(exception.Message));
        }

        return document;
    }

    /// <summary>The exception for a fault at a value.</summary>
    public SandboxFleetException Fault(LocatedValue at, string problem) => Fault(at.Offset, at.Path, problem);

    /// <summary>The exception for a fault at a place.</summary>
    public SandboxFleetException Fault(long offset, string path, string problem)
    {
        var before = _utf8.Span[..(int)offset];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new SandboxFleetException(_source, line, column, path, problem);
    }

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    private LocatedValue ReadValue(ref Utf8JsonReader reader, string path)
    {
        var offset = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, path, offset);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, path, offset);
            case JsonTokenType.String:
                return new LocatedValue(JsonValueKind.String, path, offset, ReadString(ref reader, path, offset));
            case JsonTokenType.Number:
                return new LocatedValue(JsonValueKind.Number, path, offset, Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new LocatedValue(JsonValueKind.True, path, offset, null);
            case JsonTokenType.False:
                return new LocatedValue(JsonValueKind.False, path, offset, null);
            default:
                return new LocatedValue(JsonValueKind.Null, path, offset, null);
        }
    }

    private LocatedValue ReadObject(ref Utf8JsonReader reader, string path, long offset)
    {
        var value = new LocatedValue(JsonValueKind.Object, path, offset, null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOffset = reader.TokenStartIndex;
            var name = ReadString(ref reader, path, nameOffset);
            var memberPath = $"{path}.{name}";
            if (value.Members.Exists(member => member.Name == name))
            {
                throw Fault(nameOffset, memberPath, "the property is there twice");
            }

            reader.Read();
            value.Members.Add(new LocatedMember(name, nameOffset, ReadValue(ref reader, memberPath)));
        }

        return value;
    }

    private LocatedValue ReadArray(ref Utf8JsonReader reader, string path, long offset)
    {
        var value = new LocatedValue(JsonValueKind.Array, path, offset, null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            value.Items.Add(ReadValue(ref reader, $"{path}[{value.Items.Count}]"));
        }

        return value;
    }

    private string ReadString(ref Utf8JsonReader reader, string path, long offset)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            throw Fault(offset, path, "the text is not valid UTF-8 or UTF-16");
        }
    }
}
