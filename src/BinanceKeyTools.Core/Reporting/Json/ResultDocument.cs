using System.Text.Json;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>
/// The text of an audit result with what is needed to say where in it a fault is. Rows are parsed one at a time: the runtime's
/// document model would hold the whole file once more, and does not know lines.
/// </summary>
internal sealed class ResultDocument
{
    private readonly string _source;

    private ResultDocument(ReadOnlyMemory<byte> utf8, string source)
    {
        Utf8 = utf8;
        _source = source;
        Root = null!;
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    public ResultRow Root { get; private set; }

    public static ResultDocument Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        var document = new ResultDocument(utf8, source);
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw document.Fault("AuditResultInvalid", 0, null, "the file is UTF-16; save it as UTF-8");
        }

        try
        {
            var reader = new Utf8JsonReader(utf8.Span);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw document.Fault("AuditResultInvalid", 0, "$", "this is no audit result: it is not an object");
            }

            document.Root = ResultRow.Read(document, ref reader, 0, "$");

            // Whatever follows the object is a fault that the reader reports.
            reader.Read();
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            throw new AuditResultException("AuditResultInvalid", source, line, null, $"the file is damaged or cut off: {WithoutPosition(exception.Message)}");
        }

        return document;
    }

    public AuditResultException Fault(string errorId, long offset, string? path, string problem) =>
        new(errorId, _source, Utf8.Span[..(int)offset].Count((byte)'\n') + 1, path, problem);

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
